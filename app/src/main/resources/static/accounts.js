// A password may be looked at while it is typed; a new token is read first.
(() => {
    const addButton = (field) => {
        const input = field.querySelector("input");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn btn-sm at-password-shown";
        button.setAttribute("aria-controls", input.id);
        const draw = () => {
            const hidden = input.type === "password";
            button.textContent = hidden ? field.dataset.show : field.dataset.hide;
        };
        button.addEventListener("click", () => {
            input.type = input.type === "password" ? "text" : "password";
            draw();
        });
        draw();
        input.after(button);
    };
    document.querySelectorAll(".at-password").forEach(addButton);
    const token = document.getElementById("newToken");
    if (token) {
        token.focus();
        token.select();
    }
})();
