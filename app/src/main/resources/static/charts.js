// Large charts: read a point by pointing at it or by the arrow keys, copy the chart as a picture.
(() => {
    const marks = (chart) => [...chart.querySelectorAll("circle, path")].filter((mark) => mark.querySelector("title"));

    const tell = (mark) => {
        const readout = mark.closest("[data-chart]")?.querySelector("[data-readout]");
        if (readout) {
            readout.textContent = mark.querySelector("title").textContent;
        }
    };

    // How far a pointer is from a mark: along the axis of time, in both directions on a funnel.
    const distance = (mark, event) => {
        const box = mark.getBoundingClientRect();
        const across = box.left + box.width / 2 - event.clientX;
        const down = mark.closest(".at-funnel") ? box.top + box.height / 2 - event.clientY : 0;
        return Math.hypot(across, down);
    };

    document.addEventListener("keydown", (event) => {
        const mark = event.target;
        const chart = mark.closest?.("[data-chart] svg.at-chart");
        const link = chart && event.key === "Enter" && mark.closest("a");
        if (link) {
            location.assign(link.href.baseVal);
            return;
        }
        const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e9, End: 1e9 }[event.key];
        if (!chart || !step) {
            return;
        }
        const all = marks(chart);
        const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(mark) + step))];
        mark.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.setAttribute("role", "img");
        next.focus();
        event.preventDefault();
    });

    document.addEventListener("focusin", (event) => {
        if (event.target.closest?.("[data-chart] svg.at-chart") && event.target.querySelector("title")) {
            tell(event.target);
        }
    });

    // The nearest point along the axis, so that a finger need not hit it.
    document.addEventListener("pointermove", (event) => {
        const chart = event.target.closest?.("[data-chart] svg[role=group]");
        if (!chart) {
            return;
        }
        const near = marks(chart).reduce(
            (best, mark) =>
                best && distance(best, event) <= distance(mark, event) ? best : mark,
            null);
        if (near) {
            tell(near);
        }
    });

    const picture = (address) => fetch(address).then((answer) => {
        if (!answer.ok) {
            throw new Error(address);
        }
        return answer.blob();
    });

    const ready = () => {
        if (!window.ClipboardItem || !navigator.clipboard?.write) {
            return;
        }
        for (const button of document.querySelectorAll("[data-copy-picture][hidden]")) {
            button.hidden = false;
            button.addEventListener("click", async () => {
                const item = new ClipboardItem({ "image/png": picture(button.dataset.copyPicture) });
                await navigator.clipboard.write([item]);
                document.getElementById("announcements").textContent = button.dataset.copied;
                button.textContent = button.dataset.copied;
            });
        }
    };
    document.addEventListener("DOMContentLoaded", ready);
    document.addEventListener("htmx:afterSwap", ready);
})();
