// Drops files on the form, and says how much of one is sent.
(() => {
    const form = () => document.querySelector(".at-drop");
    const over = (event, is) => {
        const target = event.target.closest?.(".at-drop");
        if (target) {
            event.preventDefault();
            target.classList.toggle("at-over", is);
        }
        return target;
    };
    document.addEventListener("dragover", event => over(event, true));
    document.addEventListener("dragleave", event => over(event, false));
    document.addEventListener("drop", event => {
        const target = over(event, false);
        if (target && event.dataTransfer.files.length > 0) {
            const input = target.querySelector("input[type=file]");
            input.files = event.dataTransfer.files;
            target.querySelector("button[type=submit]").focus();
        }
    });
    document.addEventListener("htmx:xhr:progress", event => {
        const box = form()?.querySelector(".at-sending");
        if (!box || !event.detail.lengthComputable) {
            return;
        }
        const percent = Math.floor(100 * event.detail.loaded / event.detail.total);
        box.hidden = false;
        box.querySelector("progress").value = percent;
        // Said in steps: a screen reader reads each change.
        const step = Math.floor(percent / 10) * 10;
        const words = box.dataset.words.replace("{0}", step);
        const status = box.querySelector("[role=status]");
        if (status.textContent !== words) {
            status.textContent = words;
        }
    });
})();
