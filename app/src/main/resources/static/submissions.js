// The data grid: a cell is saved when it is left; arrows, Enter and Esc move as in a spreadsheet; blocks are pasted.
(() => {
    const form = document.getElementById("grid");
    if (!form) {
        document.getElementById("preview")?.focus();
        return;
    }
    const words = form.dataset;
    const announcements = document.getElementById("announcements");
    const undoButton = document.getElementById("undo");
    const cells = [...form.querySelectorAll(".at-cell")].filter((cell) => cell.dataset.locked === "no");
    const undoable = [];
    const saving = new Map();

    form.classList.add("at-scripted");
    document.getElementById("preview")?.focus();
    for (const cell of cells) {
        for (const field of fieldsOf(cell)) {
            field.readOnly = false;
            field.disabled = false;
        }
        cell.saved = valuesOf(cell);
    }

    function fieldsOf(cell) {
        return [...cell.querySelectorAll("[data-field]")];
    }

    function numbersOf(cell) {
        return [...cell.querySelectorAll(".at-cell-input")];
    }

    function valuesOf(cell) {
        return Object.fromEntries(
            fieldsOf(cell).map((field) => [
                field.dataset.field,
                field.type === "checkbox" ? (field.checked ? "true" : "") : field.value,
            ]),
        );
    }

    function fill(cell, values) {
        for (const field of fieldsOf(cell)) {
            const value = values[field.dataset.field] ?? "";
            if (field.type === "checkbox") {
                field.checked = value === "true";
            } else {
                field.value = value;
            }
        }
    }

    function isDirty(cell) {
        const now = valuesOf(cell);
        return Object.keys(now).some((name) => name !== "reason" && now[name] !== (cell.saved[name] ?? ""));
    }

    function say(cell, text) {
        cell.querySelector(".at-cell-words").textContent = text;
    }

    function announce(cell, text) {
        const label = cell.querySelector(".at-cell-input").getAttribute("aria-label");
        announcements.textContent = `${label}: ${text}`;
    }

    function show(cell, problems) {
        const place = cell.querySelector(".at-cell-problem");
        place.replaceChildren(
            ...problems.map((problem) => {
                const line = document.createElement("p");
                line.textContent = problem.text;
                return line;
            }),
        );
        for (const input of numbersOf(cell)) {
            const wrong = problems.some((problem) => problem.at === input.dataset.field || problem.at === "");
            input.classList.toggle("is-invalid", wrong);
            input.setAttribute("aria-invalid", String(wrong));
        }
        return place;
    }

    // A number typed into a cell that said "missing" is a value again; a status takes the numbers away.
    function agree(field) {
        const cell = field.closest(".at-cell");
        const status = cell.querySelector('[data-field="status"]');
        if (field === status && status.value !== "value") {
            numbersOf(cell).forEach((input) => (input.value = ""));
        } else if (field.classList.contains("at-cell-input") && field.value.trim() !== "") {
            status.value = "value";
        }
    }

    async function save(cell, keep = true) {
        if (saving.has(cell)) {
            await saving.get(cell);
        }
        if (!isDirty(cell)) {
            return;
        }
        const before = { values: cell.saved, cell };
        const work = send(cell);
        saving.set(cell, work);
        const done = await work;
        saving.delete(cell);
        if (done && keep) {
            undoable.push(before);
            undoButton && (undoButton.hidden = false);
        }
    }

    async function send(cell) {
        const values = valuesOf(cell);
        say(cell, words.saving);
        const body = new URLSearchParams({ ...values, revision: cell.dataset.revision });
        let answer;
        let status;
        try {
            const response = await fetch(
                `${words.base}/m/${encodeURIComponent(cell.dataset.measure)}/values/${cell.dataset.period}`,
                {
                    method: "POST",
                    body,
                    headers: { "X-CSRF-TOKEN": form.elements._csrf.value, Accept: "application/json" },
                },
            );
            status = response.status;
            answer = await response.json();
        } catch {
            say(cell, words.failed);
            announce(cell, words.failed);
            return false;
        }
        if (status === 422 && answer.problems) {
            say(cell, "");
            show(cell, answer.problems);
            announce(cell, answer.problems.map((problem) => problem.text).join(" "));
            return false;
        }
        if (status === 409 && answer.lost) {
            offerBoth(cell, answer);
            return false;
        }
        if (status !== 200) {
            say(cell, words.failed);
            announce(cell, words.failed);
            return false;
        }
        accept(cell, answer, values);
        follow(cell, answer);
        say(cell, answer.words ? `${words.saved}, ${answer.words}` : words.saved);
        announce(cell, words.saved);
        return true;
    }

    function accept(cell, answer, sent) {
        cell.dataset.revision = answer.revision;
        const hidden = cell.querySelector('input[type="hidden"]');
        if (hidden) {
            hidden.value = answer.revision;
        }
        cell.saved = { ...answer.fields, reason: "" };
        cell.classList.remove("at-cell-empty", "at-cell-draft", "at-cell-submitted");
        cell.classList.add(`at-cell-${answer.state}`);
        show(cell, []);
        // What was typed while it was being saved stays.
        const now = valuesOf(cell);
        if (Object.keys(now).every((name) => now[name] === sent[name])) {
            fill(cell, cell.saved);
        }
    }

    // The words above the column and the hint below the grid follow.
    function follow(cell, answer) {
        const period = cell.dataset.period;
        for (const state of form.querySelectorAll(".at-column-state")) {
            if (state.dataset.period === period) {
                state.textContent = answer.column;
            }
        }
        const lacking = document.getElementById("lacking");
        if (lacking?.dataset.period === period) {
            lacking.textContent = answer.lacking;
        }
    }

    function offerBoth(cell, answer) {
        say(cell, "");
        const place = show(cell, [{ at: "", text: answer.lost }]);
        announce(cell, answer.lost);
        const mine = valuesOf(cell);
        const choose = (text, values) => {
            const button = document.createElement("button");
            button.type = "button";
            button.className = "btn btn-sm";
            button.textContent = text;
            button.addEventListener("click", () => {
                accept(cell, answer, {});
                fill(cell, values);
                say(cell, answer.words);
                numbersOf(cell)[0].focus();
                save(cell);
            });
            place.append(button);
        };
        choose(words.mine, mine);
        choose(words.theirs, answer.fields);
    }

    async function undo() {
        const last = undoable.pop();
        if (undoButton) {
            undoButton.hidden = undoable.length === 0;
        }
        if (last) {
            fill(last.cell, last.values);
            numbersOf(last.cell)[0].focus();
            await save(last.cell, false);
            announce(last.cell, words.undone);
        }
    }

    // The fields of a column from top to bottom, and of all columns side by side.
    function columns() {
        const byPeriod = new Map();
        for (const cell of form.querySelectorAll(".at-cell")) {
            const column = byPeriod.get(cell.dataset.period) ?? [];
            const count = Math.max(1, numbersOf(cell).length);
            for (let i = 0; i < count; i++) {
                column.push(numbersOf(cell)[i] ?? null);
            }
            byPeriod.set(cell.dataset.period, column);
        }
        return [...byPeriod.values()];
    }

    function move(from, right, down) {
        const all = columns();
        const x = all.findIndex((column) => column.includes(from));
        const y = all[x].indexOf(from);
        let to = null;
        for (let step = 1; !to; step++) {
            const column = all[x + right * step];
            if (!column || y + down * step < 0 || y + down * step >= column.length) {
                return;
            }
            to = column[y + down * step];
        }
        to.focus();
        to.select();
    }

    function isAtEdge(input, right) {
        const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
        return all || (right ? input.selectionStart === input.value.length : input.selectionEnd === 0);
    }

    form.addEventListener("keydown", (event) => {
        const input = event.target;
        const within = input.closest(".at-cell");
        if ((event.ctrlKey || event.metaKey) && event.key === "z" && !(within && isDirty(within))) {
            event.preventDefault();
            undo();
            return;
        }
        if (!input.classList.contains("at-cell-input") || event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        const rtl = getComputedStyle(form).direction === "rtl" ? -1 : 1;
        if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const up = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
            move(input, 0, up ? -1 : 1);
            if (document.activeElement === input) {
                save(input.closest(".at-cell"));
            }
        } else if (event.key === "ArrowRight" && isAtEdge(input, true)) {
            event.preventDefault();
            move(input, rtl, 0);
        } else if (event.key === "ArrowLeft" && isAtEdge(input, false)) {
            event.preventDefault();
            move(input, -rtl, 0);
        } else if (event.key === "Escape") {
            const cell = input.closest(".at-cell");
            fill(cell, cell.saved);
            show(cell, []);
            input.select();
        }
    });

    form.addEventListener("input", (event) => event.target.dataset.field && agree(event.target));

    form.addEventListener("focusout", (event) => {
        const cell = event.target.closest(".at-cell");
        if (cell && cells.includes(cell) && !cell.contains(event.relatedTarget)) {
            save(cell);
        }
    });

    // A single value is pasted by the browser; of a block a preview is asked for.
    form.addEventListener("paste", (event) => {
        const input = event.target;
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (!input.classList.contains("at-cell-input") || !/[\t\n]/.test(text.trim())) {
            return;
        }
        event.preventDefault();
        const column = columns().find((one) => one.includes(input));
        const paste = document.getElementById("paste");
        paste.elements.line.value = column.indexOf(input);
        paste.elements.period.value = input.closest(".at-cell").dataset.period;
        paste.elements.block.value = text;
        paste.submit();
    });

    undoButton?.addEventListener("click", undo);

    window.addEventListener("beforeunload", (event) => {
        if (saving.size > 0) {
            event.preventDefault();
        }
    });
})();
