// A cycle is saved as one types: each field a moment after the last key, and when it is left.
(() => {
    const page = document.querySelector("[data-cycle]");
    if (!page) {
        return;
    }
    const words = page.dataset;
    const pause = 1500;
    const timers = new Map();
    const working = new Map();

    for (const button of page.querySelectorAll("[data-unscripted]")) {
        button.hidden = true;
    }

    const stateOf = (field) => document.getElementById(`${field.id}-state`);
    const baseOf = (field) => field.form.elements[`base:${field.name}`];
    // The same field may stand in two parts: both follow.
    const twins = (field) =>
        [...page.querySelectorAll("[data-field]")].filter((other) => other !== field && other.name === field.name);

    function say(field, ...parts) {
        stateOf(field).replaceChildren(...parts);
    }

    async function save(field) {
        clearTimeout(timers.get(field));
        if (working.has(field)) {
            await working.get(field);
        }
        if (field.value === baseOf(field).value) {
            return;
        }
        const work = send(field);
        working.set(field, work);
        await work;
        working.delete(field);
    }

    async function send(field) {
        const sent = field.value;
        say(field, words.saving);
        let status;
        let answer;
        try {
            const body = new URLSearchParams({ [field.name]: sent, [`base:${field.name}`]: baseOf(field).value });
            const response = await fetch(words.cycle, {
                method: "POST",
                body,
                headers: { "X-CSRF-TOKEN": words.token, Accept: "application/json" },
            });
            status = response.status;
            answer = await response.json();
        } catch {
            say(field, words.failed);
            return;
        }
        const problem = answer.problems?.[0];
        const clash = answer.clashes?.[0];
        field.classList.toggle("is-invalid", Boolean(problem));
        field.setAttribute("aria-invalid", String(Boolean(problem)));
        if (problem) {
            say(field, problem.text);
        } else if (clash) {
            offer(field, clash.saved);
        } else if (status === 200) {
            baseOf(field).value = answer.saved?.[field.name] ?? sent;
            for (const twin of twins(field)) {
                twin.value = sent;
                baseOf(twin).value = baseOf(field).value;
            }
            say(field, words.saved);
        } else {
            say(field, words.failed);
        }
    }

    // Somebody else was faster: both versions stand there until somebody decides.
    function offer(field, theirs) {
        const label = document.createElement("span");
        label.textContent = `${words.lost} “${theirs}” `;
        const choose = (text, value) => {
            const button = document.createElement("button");
            button.type = "button";
            button.className = "btn btn-sm";
            button.textContent = text;
            button.addEventListener("click", () => {
                baseOf(field).value = theirs;
                field.value = value;
                say(field, "");
                field.focus();
                save(field);
            });
            return button;
        };
        const mine = field.value;
        say(field, label, choose(words.mine, mine), choose(words.theirs, theirs));
        document.getElementById("announcements").textContent = label.textContent;
    }

    page.addEventListener("input", (event) => {
        const field = event.target.closest("[data-field]");
        if (field) {
            clearTimeout(timers.get(field));
            timers.set(field, setTimeout(() => save(field), pause));
        }
    });
    page.addEventListener("change", (event) => {
        const field = event.target.closest("[data-field]");
        if (field) {
            save(field);
        }
    });
    // Whoever goes on before it is saved loses nothing: what is open is sent first.
    page.addEventListener("submit", async (event) => {
        const open = [...page.querySelectorAll("[data-field]")].filter((field) => field.value !== baseOf(field).value);
        if (open.length > 0 && !event.target.dataset.sent) {
            event.preventDefault();
            const form = event.target;
            await Promise.all(open.map(save));
            form.dataset.sent = "yes";
            form.requestSubmit(event.submitter);
        }
    });
    window.addEventListener("beforeunload", (event) => {
        if (working.size > 0) {
            event.preventDefault();
        }
    });
})();
