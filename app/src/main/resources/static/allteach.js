// Small manners that every page shares.
(() => {
    // Problems are read first: the list takes the focus when a form comes back.
    const focusProblems = () => document.querySelector(".at-problems")?.focus();
    document.addEventListener("DOMContentLoaded", focusProblems);
    document.addEventListener("htmx:afterSwap", focusProblems);
})();
