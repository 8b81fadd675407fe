package org.allteach.drawing;

/** Where places and values lie in a drawing. Each place stands in the middle of its period's share of the width. */
record Plane(double left, double right, double top, double bottom, Timeline timeline, Scale scale) {

    double gap() {
        return (right - left) / Math.max(1, timeline.width());
    }

    double x(double index) {
        return left + (timeline.slot(index) + 0.5) * gap();
    }

    double y(double value) {
        return bottom - scale.part(value) * (bottom - top);
    }
}
