package org.allteach.drawing;

/** Where places and values lie in a drawing. Places are counted from 0 and stand in the middle of their share of the width. */
record Plane(double left, double right, double top, double bottom, int places, Scale scale) {

    double gap() {
        return (right - left) / Math.max(1, places);
    }

    double x(double index) {
        return left + (index + 0.5) * gap();
    }

    double y(double value) {
        return bottom - scale.part(value) * (bottom - top);
    }
}
