// The driver diagram, edited in place by mouse and by keyboard. Every change goes the way of the node page's forms and is
// answered by the diagram as it then stands, which replaces the one that was shown.
(() => {
    const diagram = document.getElementById("diagram");
    const panel = document.getElementById("panel");
    if (!diagram) {
        return;
    }
    const announcements = document.getElementById("announcements");
    const csrf = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRF-TOKEN"];
    let chosen = null; // the code of the box that has, or had last, the focus
    let pending = null; // linking or unlinking: { act, from }
    let weak = false;
    let busy = false;

    const acts = () => document.getElementById("acts");
    const say = (text) => (announcements.textContent = text);
    const word = (name) => acts()?.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
    const mayEdit = () => acts()?.dataset.edit === "yes";
    const base = () => acts().dataset.base;
    const address = (code) => `${base()}/nodes/${encodeURIComponent(code)}`;
    const boxes = () => [...diagram.querySelectorAll(".at-diagram a.bx")];
    const box = (code) => boxes().find((one) => one.dataset.code === code);
    const wires = () => [...diagram.querySelectorAll(".at-diagram path[data-from]")];

    // The box with the focus is the only stop for Tab: from there the arrows walk.
    function choose(code, focus = true) {
        const all = boxes();
        const one = all.find((other) => other.dataset.code === code) ?? all[0];
        if (!one) {
            chosen = null;
            return;
        }
        chosen = one.dataset.code;
        for (const other of all) {
            other.setAttribute("tabindex", other === one ? "0" : "-1");
            other.classList.toggle("chosen", other === one);
        }
        for (const wire of wires()) {
            wire.classList.toggle("lit", wire.dataset.from === chosen || wire.dataset.to === chosen);
        }
        document.getElementById("chosen").textContent = chosen;
        if (focus) {
            one.focus({ preventScroll: true });
            show(one);
        }
    }

    function show(one) {
        const stage = document.getElementById("stage");
        const frame = stage.getBoundingClientRect();
        const place = one.getBoundingClientRect();
        const step = (low, high, least, most) => (low < least ? low - least - 16 : high > most ? high - most + 16 : 0);
        stage.scrollBy(
            step(place.left, place.right, frame.left, frame.right),
            step(place.top, place.bottom, frame.top, frame.bottom),
        );
        if (place.top < 0 || place.bottom > window.innerHeight) {
            one.scrollIntoView({ block: "nearest" });
        }
    }

    function ready() {
        const bar = acts();
        if (bar) {
            bar.hidden = false;
            const box = document.getElementById("weak");
            if (box) {
                box.checked = weak;
                box.addEventListener("change", () => (weak = box.checked));
            }
        }
        choose(chosen, false);
    }

    // Sends a change; the answer is the diagram, or a page that says what is wrong.
    async function send(path, fields, done) {
        if (busy) {
            return null;
        }
        busy = true;
        const before = new Set(boxes().map((one) => one.dataset.code));
        try {
            const response = await fetch(path, {
                method: "POST",
                body: new URLSearchParams({ ...fields, "from-page": "diagram" }),
                headers: { "X-CSRF-TOKEN": csrf(), "HX-Request": "true" },
            });
            const text = await response.text();
            if (response.ok) {
                swap(text);
                const added = boxes().find((one) => !before.has(one.dataset.code));
                say(done);
                return { ok: true, added: added?.dataset.code };
            }
            return { ok: false, status: response.status, text };
        } catch {
            say(word("failed"));
            return null;
        } finally {
            busy = false;
        }
    }

    function swap(text) {
        const stage = document.getElementById("stage");
        const scrolled = stage ? [stage.scrollLeft, stage.scrollTop] : [0, 0];
        diagram.innerHTML = text;
        window.htmx?.process(diagram);
        const now = document.getElementById("stage");
        now?.scrollTo(...scrolled);
        ready();
    }

    function problemsOf(text) {
        const page = new DOMParser().parseFromString(text, "text/html");
        const items = [...page.querySelectorAll(".at-problems li")].map((item) =>
            (item.querySelector("a") ?? item).textContent.trim(),
        );
        return items.length > 0 ? items.join(" ") : (page.querySelector(".empty-subtitle")?.textContent ?? word("failed"));
    }

    // A change made at a box: "done", or "refused" with its problem in a bubble beside it; a lost race is "shown" in the
    // panel with both versions.
    async function change(code, path, fields, done) {
        const answer = await send(path, fields, done);
        if (!answer) {
            bubble(code, word("failed"));
            return "refused";
        }
        if (answer.ok) {
            choose(answer.added ?? code);
            if (!panel.hidden && panel.dataset.code) {
                open(panel.dataset.code, false);
            }
            return "done";
        }
        if (answer.status === 409 && answer.text.includes("at-panel-head")) {
            fillPanel(code, answer.text);
            panel.querySelector(".at-problems")?.focus();
            return "shown";
        }
        bubble(code, problemsOf(answer.text));
        return "refused";
    }

    function bubble(code, text) {
        document.querySelector(".at-bubble")?.remove();
        const one = box(code);
        const note = document.createElement("p");
        note.className = "at-bubble";
        note.setAttribute("role", "alert");
        note.textContent = text;
        placeAt(note, one, "below");
        one?.focus({ preventScroll: true });
        setTimeout(() => document.addEventListener("pointerdown", () => note.remove(), { once: true }), 0);
        setTimeout(() => document.addEventListener("keydown", () => note.remove(), { once: true }), 0);
    }

    function placeAt(element, one, where) {
        const canvas = diagram.querySelector(".at-canvas");
        const frame = canvas.getBoundingClientRect();
        const place = (one?.querySelector(".fr") ?? canvas).getBoundingClientRect();
        canvas.append(element);
        element.style.left = `${place.left - frame.left}px`;
        element.style.top = `${(where === "below" ? place.bottom + 4 : place.top) - frame.top}px`;
        element.style.width = `${Math.max(place.width, 200)}px`;
        return place;
    }

    // Writing in place, over a box or below it. What was refused can be mended: it is offered again as it was typed.
    function write(one, where, text, label, save, typed = text) {
        const field = document.createElement("textarea");
        field.className = "at-writing";
        field.value = typed;
        field.setAttribute("aria-label", label);
        const place = placeAt(field, one, where);
        field.style.height = `${Math.max(place.height, 48)}px`;
        let over = false;
        const finish = async (keep, back = true) => {
            if (over) {
                return;
            }
            over = true;
            const written = field.value.trim();
            field.remove();
            document.querySelector(".at-bubble")?.remove();
            if (keep && written !== text) {
                if ((await save(written)) === "refused") {
                    write(one, where, text, label, save, field.value);
                }
            } else if (back) {
                one.focus({ preventScroll: true });
                say(word("left"));
            }
        };
        field.addEventListener("keydown", (event) => {
            event.stopPropagation();
            if (event.key === "Enter" && !event.shiftKey) {
                event.preventDefault();
                finish(true);
            } else if (event.key === "Escape") {
                event.preventDefault();
                finish(false);
            }
        });
        field.addEventListener("blur", () => finish(true, false));
        field.focus();
        field.select();
    }

    function rename(one) {
        const { code, text, version } = one.dataset;
        write(one, "over", text, `${code}: ${word("text")}`, (written) =>
            change(code, `${address(code)}/text`, { text: written, version }, word("saved")),
        );
    }

    // Below an idea there is nothing: another idea comes beside it.
    function add(one, further) {
        const { code, kind } = one.dataset;
        const other = kind === "idea" ? "idea" : further ? { primary: "idea", secondary: "secondary" }[kind] : undefined;
        const parent = kind === "idea" ? wires().find((wire) => wire.dataset.to === code)?.dataset.from : code;
        write(one, "below", "", word("text"), (written) =>
            change(
                code,
                `${base()}/nodes`,
                { text: written, parent: parent ?? "", kind: other ?? "", strength: weak ? "weak" : "strong" },
                word("saved"),
            ),
        );
    }

    function retire(one) {
        const { code } = one.dataset;
        const next = neighbour(one, "ArrowDown") ?? neighbour(one, "ArrowUp") ?? neighbour(one, "ArrowLeft");
        write(one, "below", "", word("reason"), async (reason) => {
            const end = await change(code, `${address(code)}/retirement`, { reason }, word("retired"));
            if (end === "done") {
                closePanel();
                choose(next?.dataset.code);
            }
            return end;
        });
    }

    async function move(one, step) {
        const { code } = one.dataset;
        const place = () => boxes().findIndex((other) => other.dataset.code === code);
        const before = place();
        const end = await change(code, `${address(code)}/move`, { step: String(step) }, word("moved"));
        if (end === "done" && place() === before) {
            say(word("left"));
        }
    }

    function begin(act, one) {
        pending = { act, from: one.dataset.code };
        one.classList.add("target");
        say(word("linking"));
    }

    function leave() {
        box(pending?.from)?.classList.remove("target");
        pending = null;
        say(word("left"));
    }

    const RANKS = { aim: 0, primary: 1, secondary: 2, idea: 3 };

    // Of two boxes the one further left is the parent; of two in one column the one that was gone to.
    function join(act, from, to) {
        const one = box(from);
        const other = box(to);
        pending = null;
        one?.classList.remove("target");
        if (!one || !other || one === other) {
            say(word("left"));
            return;
        }
        const linked = wires().find(
            (wire) =>
                (wire.dataset.from === from && wire.dataset.to === to) ||
                (wire.dataset.from === to && wire.dataset.to === from),
        );
        const level = (box) => RANKS[box.dataset.kind] * 100 + Number(box.dataset.column);
        const up = act === "unlink" && linked ? linked.dataset.from === to : level(other) <= level(one);
        const fields = up ? { parent: to } : { child: to };
        if (act === "unlink") {
            change(from, `${address(from)}/links/removal`, fields, word("saved"));
        } else {
            change(from, `${address(from)}/links`, { ...fields, strength: weak ? "weak" : "strong" }, word("linked"));
        }
    }

    async function undo() {
        const form = diagram.querySelector("[data-undo]");
        if (!form) {
            say(word("nothing"));
            return;
        }
        await change(chosen, form.action, { number: form.elements.number.value }, word("undone"));
    }

    // The next box in a direction: along a link to the left or right, else the nearest of that column; up and down within it.
    function neighbour(one, key) {
        const middle = (box) => {
            const place = box.getBoundingClientRect();
            return place.top + place.height / 2;
        };
        const nearest = (list) => list.sort((a, b) => Math.abs(middle(a) - middle(one)) - Math.abs(middle(b) - middle(one)))[0];
        const column = Number(one.dataset.column);
        if (key === "ArrowUp" || key === "ArrowDown") {
            const row = boxes().filter((other) => Number(other.dataset.column) === column);
            return row[row.indexOf(one) + (key === "ArrowUp" ? -1 : 1)];
        }
        const right = key === "ArrowRight";
        const linked = wires()
            .filter((wire) => wire.dataset[right ? "from" : "to"] === one.dataset.code)
            .map((wire) => box(wire.dataset[right ? "to" : "from"]));
        const beyond = boxes().filter((other) => Number(other.dataset.column) === column + (right ? 1 : -1));
        return nearest(linked) ?? nearest(beyond);
    }

    // The panel beside the drawing: the node's page without its frame.
    async function open(code, focus = true) {
        const path = box(code)?.getAttribute("href") ?? address(code);
        const response = await fetch(path, { headers: { "HX-Request": "true" } });
        if (!response.ok) {
            say(word("failed"));
            return;
        }
        fillPanel(code, await response.text());
        if (focus) {
            panel.querySelector(".at-node-title")?.focus();
        }
    }

    function fillPanel(code, text) {
        panel.innerHTML = text;
        panel.dataset.code = code;
        panel.hidden = false;
        window.htmx?.process(panel);
        const one = box(code);
        one && show(one);
    }

    function closePanel() {
        panel.hidden = true;
        panel.replaceChildren();
        delete panel.dataset.code;
    }

    panel.addEventListener("click", (event) => {
        const link = event.target.closest("[data-open]");
        if (event.target.closest("[data-close]")) {
            closePanel();
            choose(chosen);
        } else if (link) {
            event.preventDefault();
            choose(link.dataset.open, false);
            open(link.dataset.open);
        }
    });

    panel.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            closePanel();
            choose(chosen);
        }
    });

    // Forms of the panel that change this diagram are answered here; those of other slices go their own way.
    panel.addEventListener("submit", async (event) => {
        const form = event.target;
        if (!new URL(form.action).pathname.startsWith(`${base()}/nodes/`)) {
            return;
        }
        event.preventDefault();
        const code = panel.dataset.code;
        const answer = await send(form.action, Object.fromEntries(new FormData(form)), word("saved"));
        if (answer?.ok) {
            choose(code, false);
            await open(code);
        } else if (answer) {
            fillPanel(code, answer.text);
            panel.querySelector(".at-problems")?.focus();
        }
    });

    diagram.addEventListener("submit", (event) => {
        if (event.target.matches("[data-undo]") && acts()) {
            event.preventDefault();
            undo();
        }
    });

    diagram.addEventListener("click", (event) => {
        const act = event.target.closest("[data-act]")?.dataset.act;
        const one = event.target.closest("a.bx");
        if (act) {
            perform(act, box(chosen));
        } else if (one && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            if (dragged) {
                dragged = false;
            } else if (pending) {
                join(pending.act, pending.from, one.dataset.code);
            } else {
                choose(one.dataset.code);
                clearTimeout(opening);
                opening = setTimeout(() => open(one.dataset.code), event.detail === 0 ? 0 : 250);
            }
        }
    });
    let opening = 0;

    diagram.addEventListener("dblclick", (event) => {
        const one = event.target.closest("a.bx");
        if (one && mayEdit()) {
            event.preventDefault();
            clearTimeout(opening);
            rename(one);
        }
    });

    diagram.addEventListener("focusin", (event) => {
        const one = event.target.closest("a.bx");
        if (one) {
            choose(one.dataset.code, false);
        }
    });

    function perform(act, one) {
        if (!one) {
            return;
        }
        switch (act) {
            case "open":
                open(one.dataset.code);
                break;
            case "rename":
                rename(one);
                break;
            case "add":
                add(one, false);
                break;
            case "link":
                begin("link", one);
                one.focus({ preventScroll: true });
                break;
            case "up":
                move(one, -1);
                break;
            case "down":
                move(one, 1);
                break;
            case "retire":
                retire(one);
                break;
        }
    }

    diagram.addEventListener("keydown", (event) => {
        const one = event.target.closest("a.bx");
        if (!one) {
            return;
        }
        const key = event.key;
        if (key.startsWith("Arrow") && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            if (event.altKey && mayEdit() && (key === "ArrowUp" || key === "ArrowDown")) {
                move(one, key === "ArrowUp" ? -1 : 1);
            } else if (!event.altKey) {
                const next = neighbour(one, key);
                next && choose(next.dataset.code);
            }
        } else if (key === "Enter" && pending) {
            event.preventDefault();
            join(pending.act, pending.from, one.dataset.code);
        } else if (key === "Enter") {
            event.preventDefault();
            open(one.dataset.code);
        } else if (key === "Escape" && pending) {
            leave();
        } else if (key === "Escape" && !panel.hidden) {
            closePanel();
        } else if (mayEdit()) {
            edit(event, one);
        }
    });

    function edit(event, one) {
        const key = event.key;
        const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
        let act = null;
        if (key === "z" && (event.ctrlKey || event.metaKey)) {
            act = undo;
        } else if (key === "F2") {
            act = () => rename(one);
        } else if (key === "Insert" || (plain && key === "+")) {
            act = () => add(one, event.shiftKey && key === "Insert");
        } else if (key === "Delete") {
            act = () => retire(one);
        } else if (plain && key.toLowerCase() === "l") {
            act = () => begin("link", one);
        } else if (plain && key.toLowerCase() === "u") {
            act = () => begin("unlink", one);
        } else if (plain && key.toLowerCase() === "w") {
            act = () => document.getElementById("weak").click();
        }
        if (act) {
            event.preventDefault();
            act();
        }
    }

    // Dragging: onto a box that can be linked it links, between the boxes of its own column it moves.
    let drag = null;
    let dragged = false;

    diagram.addEventListener("dragstart", (event) => event.target.closest("a.bx") && event.preventDefault());

    diagram.addEventListener("pointerdown", (event) => {
        const one = event.target.closest("a.bx");
        dragged = false;
        if (one && mayEdit() && event.button === 0 && event.pointerType !== "touch") {
            drag = { one, x: event.clientX, y: event.clientY, rubber: null };
        }
    });

    document.addEventListener("pointermove", (event) => {
        if (!drag || (!drag.rubber && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 6)) {
            return;
        }
        const svg = drag.one.ownerSVGElement;
        if (!drag.rubber) {
            drag.rubber = document.createElementNS("http://www.w3.org/2000/svg", "line");
            drag.rubber.setAttribute("class", "rubber");
            const frame = svg.getBoundingClientRect();
            drag.rubber.setAttribute("x1", drag.x - frame.left);
            drag.rubber.setAttribute("y1", drag.y - frame.top);
            svg.append(drag.rubber);
        }
        scrollAtEdge(event);
        const frame = svg.getBoundingClientRect();
        drag.rubber.setAttribute("x2", event.clientX - frame.left);
        drag.rubber.setAttribute("y2", event.clientY - frame.top);
        drag.goal = goal(drag.one, event);
        boxes().forEach((one) => one.classList.toggle("target", drag.goal?.link === one));
        mark(svg, frame, drag.goal?.place);
    });

    function scrollAtEdge(event) {
        const stage = document.getElementById("stage");
        const frame = stage.getBoundingClientRect();
        const step = (at, least, most) => (at < least + 24 ? -24 : at > most - 24 ? 24 : 0);
        stage.scrollBy(
            step(event.clientX, Math.max(0, frame.left), Math.min(window.innerWidth, frame.right)),
            step(event.clientY, Math.max(0, frame.top), Math.min(window.innerHeight, frame.bottom)),
        );
    }

    function goal(one, event) {
        const over = document.elementFromPoint(event.clientX, event.clientY)?.closest("a.bx");
        const same = (other) => other.dataset.column === one.dataset.column && other !== one;
        const joins =
            over &&
            over !== one &&
            (over.dataset.kind !== one.dataset.kind || one.dataset.kind === "secondary");
        if (joins) {
            const place = over.getBoundingClientRect();
            const part = (event.clientY - place.top) / place.height;
            if (!same(over) || (part > 0.25 && part < 0.75)) {
                return { link: over };
            }
        }
        const own = one.getBoundingClientRect();
        if (event.clientX < own.left - 20 || event.clientX > own.right + 20) {
            return null;
        }
        const from = own.top + own.height / 2;
        const down = event.clientY > from;
        const passed = boxes().filter(same).filter((other) => {
            const place = other.getBoundingClientRect();
            const middle = place.top + place.height / 2;
            return down ? middle > from && middle < event.clientY : middle < from && middle > event.clientY;
        });
        const place = down ? passed.at(-1) : passed[0];
        return place ? { place, down } : null;
    }

    function mark(svg, frame, one) {
        svg.querySelector(".slot")?.remove();
        if (one) {
            const place = one.querySelector(".fr").getBoundingClientRect();
            const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
            const y = (drag.goal.down ? place.bottom + 4 : place.top - 4) - frame.top;
            line.setAttribute("class", "slot");
            line.setAttribute("x1", place.left - frame.left);
            line.setAttribute("x2", place.right - frame.left);
            line.setAttribute("y1", y);
            line.setAttribute("y2", y);
            svg.append(line);
        }
    }

    document.addEventListener("pointerup", () => {
        if (!drag) {
            return;
        }
        const { one, rubber, goal: found } = drag;
        drag = null;
        rubber?.remove();
        diagram.querySelector(".slot")?.remove();
        boxes().forEach((other) => other.classList.remove("target"));
        dragged = rubber !== null;
        if (rubber && found?.link) {
            join("link", one.dataset.code, found.link.dataset.code);
        } else if (rubber && found?.place) {
            const { code } = one.dataset;
            change(code, `${address(code)}/move`, { place: found.place.dataset.code }, word("moved"));
        }
    });

    chosen = new URLSearchParams(location.search).get("at");
    ready();
    // A tall diagram opens where its aim is.
    const first = box(chosen)?.getBoundingClientRect();
    const frame = document.getElementById("stage")?.getBoundingClientRect();
    if (first) {
        document.getElementById("stage").scrollTo(0, first.top + first.height / 2 - frame.top - frame.height / 2);
    }
})();
