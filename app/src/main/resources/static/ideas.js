// The board: a card dragged into another column is sent by the form that it carries; the form works by itself, too.
(() => {
    let dragged = null;
    const column = (event) => event.target.closest?.(".at-stage[data-stage]");

    document.addEventListener("dragstart", (event) => {
        dragged = event.target.closest?.("[data-card]");
        if (dragged) {
            event.dataTransfer.setData("text/plain", dragged.id);
            event.dataTransfer.effectAllowed = "move";
        }
    });
    document.addEventListener("dragover", (event) => {
        if (dragged && column(event)) {
            event.preventDefault();
            column(event).classList.add("at-over");
        }
    });
    document.addEventListener("dragleave", (event) => column(event)?.classList.remove("at-over"));
    document.addEventListener("dragend", () => (dragged = null));
    document.addEventListener("drop", (event) => {
        const to = column(event);
        const form = dragged?.querySelector("[data-place]");
        if (to && form) {
            event.preventDefault();
            to.classList.remove("at-over");
            form.elements.stage.value = to.dataset.stage;
            form.submit();
        }
    });

    // A choice is sent at once; without scripts the button does it.
    for (const form of document.querySelectorAll("[data-place]")) {
        form.querySelector("button").classList.add("visually-hidden-focusable");
    }
    document.addEventListener("change", (event) => {
        const form = event.target.closest?.("[data-place]");
        if (form && form.elements.stage === event.target && !event.target.dataset.byKey) {
            form.submit();
        }
    });
    // With the arrow keys one walks through the choices: only Enter sends.
    document.addEventListener("keydown", (event) => {
        if (event.target.closest?.("[data-place] select")) {
            event.target.dataset.byKey = "yes";
            if (event.key === "Enter") {
                event.preventDefault();
                event.target.form.submit();
            }
        }
    });
    document.addEventListener("pointerdown", (event) => {
        if (event.target.closest?.("[data-place] select")) {
            delete event.target.dataset.byKey;
        }
    });
    document.querySelector(".at-views")?.addEventListener("change", (event) => event.target.form.submit());
})();
