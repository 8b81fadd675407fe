// Follows the person's system between light and dark, before anything is drawn.
(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => document.documentElement.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
    dark.addEventListener("change", follow);
    follow();
})();
