// Small manners that every page shares.
(() => {
    // Navigation that scrolls sideways on a phone shows where one is.
    document.addEventListener("DOMContentLoaded", () => {
        for (const here of document.querySelectorAll("nav > [aria-current]")) {
            const bar = here.parentElement;
            bar.scrollLeft = here.offsetLeft - bar.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
        }
    });
    // Problems are read first: the list takes the focus when a form comes back.
    const focusProblems = () => document.querySelector(".at-problems")?.focus();
    document.addEventListener("DOMContentLoaded", focusProblems);
    document.addEventListener("htmx:afterSwap", focusProblems);
})();
