import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("The list of messages")
struct MessagesScreenTests {
    private func open(
        _ house: House, width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode, language: Language = .es
    ) throws -> Desk {
        let desk = Desk(
            house, width: width, height: height, glyphs: glyphs, language: language,
            services: try house.servicesWithErrors())
        desk.press("3")
        return desk
    }

    private func lost() throws -> (House, Desk, MessageID) {
        let house = try House(seed: House.busy)
        let id = try #require(house.messages().first { $0.brief.state == .unresolved }?.brief.id)
        return (house, try open(house), id)
    }

    @Test("has what is unresolved on top, then the newest")
    func order() throws {
        let house = try House(seed: House.busy)
        let rows = try open(house).lines.dropFirst(4)
        #expect(rows.first?.contains("sin resolver") == true)
        #expect(rows.dropFirst().first?.contains("en cola") == true)
    }

    @Test("shows kind, channel, price and age of every message before any amount", arguments: [80, 110])
    func columns(_ width: Int) throws {
        let house = try House(seed: House.month)
        for language in Language.allCases {
            let desk = try open(house, width: width, height: 30, language: language)
            let wanted = language == .es ? ["Tipo", "Medio", "Costo", "Hora"] : ["Kind", "Channel", "Cost", "Time"]
            for _ in MessageSort.allCases {
                let header = desk.lines[3]
                for title in wanted { #expect(header.contains(title), "\(header)") }
                #expect(desk.text.contains("US$"))
                desk.press("o")
            }
        }
    }

    @Test("shows a message with its text, its steps, and what to do when it failed")
    func detail() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house)
        desk.press("down", "down", "down", "enter")
        #expect(desk.text.contains("21211"))
    }

    @Test("settles one that arrived with one key")
    func arrived() throws {
        let (house, desk, id) = try lost()
        desk.press("y")
        #expect(try house.state(id) == .delivered)
        #expect(house.queued == 0)
    }

    @Test("asks before it sends one again of which nobody knows, with what was looked for, and not by r, y or Enter")
    func again() throws {
        let (house, desk, id) = try lost()
        let before = try house.messages().count
        desk.press("r")
        #expect(desk.text.contains("Se buscó en la lista de Twilio") && desk.text.contains("lo recibe dos veces"))
        desk.press("r", "enter", "y")
        #expect(try house.state(id) == .unresolved)
        desk.press("esc")
        #expect(try house.state(id) == .unresolved)
        desk.press("r", "s")
        #expect(try house.state(id) == .noReceipt)
        #expect(try house.messages().count == before + 1)
        #expect(house.queued == 1)
    }

    @Test("says when one that is refused may be sent again")
    func refused() throws {
        let house = try House(seed: House.busy)
        let maria = try house.client(ofLoan: "1042")
        // Another one on the same day, after the first one was delivered.
        let first = try #require(house.messages().last { $0.clientID == maria && $0.brief.kind == .overdue })
        try house.meet("1042", .visit, .asksForPlan)
        let desk = try open(house)
        desk.press("end", "r", "s")
        #expect(first.brief.state == .delivered)
        #expect(desk.text.contains("No se envía: otro medio esta semana; se puede desde lunes 30/11"))
    }

    @Test("shows what a reminder asked for after it left, where its text says so")
    func amount() throws {
        let house = try House(seed: House.busy)
        // The list has room for it on a wide screen; the message itself says it on any.
        let wide = try open(house, width: 200)
        #expect(wide.line("✓✓ entregado").contains("$150.000"))
        #expect(wide.line("⊘ sin autorización").contains("—"))
        let desk = try open(house)
        desk.press("end", "enter")
        #expect(desk.line("Monto").contains("$150.000 (según su texto)"))
    }

    @Test("asks before it sends a finished one again, and Enter is no answer")
    func resend() throws {
        let house = try House(seed: House.busy)
        let desk = try open(house)
        let failed = try #require(house.messages().first { $0.brief.errorCode == 21211 })
        let before = try house.messages().count
        desk.press("down", "down", "down", "r")
        #expect(desk.text.contains("Enviar otra vez"))
        desk.press("enter", "r")
        #expect(try house.messages().count == before)
        desk.press("s")
        #expect(try house.messages().count == before + 1)
        #expect(try house.state(failed.brief.id) == .rejected)
    }

    @Test("withdraws a queued one after asking, and nothing that has left")
    func withdraw() throws {
        let (house, desk, _) = try lost()
        desk.press("x")
        #expect(desk.text.contains("decida primero"))
        desk.press("down", "x", "enter", "s")
        #expect(try house.messages().first?.brief.state == .withdrawn)
    }

    @Test("takes no letter of the reason for the answer to the question that just came")
    func hastyWithdrawal() throws {
        let house = try House(seed: House.five)
        let queued = try house.remind(house.client(ofLoan: "1042"))
        let desk = Desk(house)
        desk.press("3", "x", "'el cliente'")
        desk.pressQuickly("enter", "s")
        #expect(try house.state(queued) == .queued)
        #expect(desk.text.contains("¿Retirar ahora?"))
        desk.press("y")
        #expect(try house.state(queued) == .withdrawn)
    }

    @Test("keeps the reason of a withdrawal beside who did it, and asks for none")
    func reason() throws {
        let (house, desk, _) = try lost()
        desk.press("down", "x", "x", "enter", "x", "enter")
        #expect(desk.text.contains("¿Retirar ahora?"))
        #expect(try house.messages().first?.brief.state == .queued)
        // What is typed into the reason is no answer, and is not lost without a word.
        desk.press("esc")
        #expect(desk.text.contains("Esc otra vez"))
        desk.press("up", "backspace", "'el cliente ya pagó'", "enter", "s")
        #expect(try house.messages().first?.brief.state == .withdrawn)
        #expect(house.audited("withdraw_message") == ["ana el cliente ya pagó"])
        desk.press("enter", "pgdn")
        #expect(desk.text.contains("retirado · el cliente ya pagó · ana"), Comment(rawValue: desk.text))
    }

    @Test("withdraws from the field of the reason by Ctrl-S")
    func reasonAtOnce() throws {
        let (house, desk, _) = try lost()
        desk.press("down", "x", "'s'", "ctrl-s")
        #expect(try house.messages().first?.brief.state == .withdrawn)
        #expect(house.audited("withdraw_message") == ["ana s"])
    }

    @Test("asks Twilio to take back what it has, shows the wish at once, and then what came of it")
    func recall() throws {
        let house = try House(seed: House.busy)
        try house.answer(.accepted(TwilioReport(sid: "SM9", status: .queued)))
        let id = try #require(house.messages().first { $0.sid == "SM9" }?.brief.id)
        let desk = try open(house)
        desk.press("down", "x")
        #expect(desk.text.contains("en manos de Twilio"))
        desk.press("'llamó'", "enter", "s")
        #expect(house.audited("recall_message") == ["ana llamó"])
        #expect(house.queued == 1)
        #expect(desk.line("Andrés").contains("⊖ retirando"))
        desk.press("x")
        #expect(desk.text.contains("espere el resultado"))

        let mensajero = try house.another(login: "mensajero")
        try mensajero.finishRecall(id, TwilioReport(sid: "SM9", status: .sending), refused: true)
        desk.happens(.changed)
        #expect(desk.line("Andrés").contains("ya salió"))
        desk.press("enter")
        #expect(desk.text.contains("no se pudo detener"))
        desk.press("pgdn")
        #expect(desk.text.contains("retiro pedido · ana"))
        desk.press("esc", "x")
        #expect(desk.text.contains("Ya salió o ya terminó"))
    }

    @Test("takes back a whole run: what is queued stays, what Twilio has is asked back")
    func recallRun() throws {
        let house = try House(seed: House.five)
        let run = try house.store.queue(BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 0)
            .run
        let rules = ClaimRules(channel: .whatsapp, limit: 2, budget: 9, collectionAllowed: true)
        let orders = try house.store.claim(rules)
        try house.store.finish(
            orders.enumerated().map {
                (
                    order: $1, sender: "+15005550006",
                    outcome: .accepted(TwilioReport(sid: "SM\($0)", status: .queued)), http: 201
                )
            })
        let desk = try open(house)
        desk.press("X")
        #expect(desk.text.contains("2 en cola: no salen") && desk.text.contains("2 en Twilio: se pide cancelarlos"))
        desk.press("'tarifa vieja'", "enter", "s")
        #expect(house.audited("withdraw_run") == ["ana 2: tarifa vieja"])
        #expect(house.audited("recall_run") == ["ana 2: tarifa vieja"])
        let progress = try #require(try house.store.progress(of: run, scope: .all))
        #expect(progress.states[.withdrawn] == 2)
        #expect(try house.store.openRecalls() == 2)
        #expect(desk.text.contains("2 retiros pedidos a Twilio"))
    }

    @Test("tells of an unresolved one what was looked for and when, and of a restored one why it waits")
    func looked() throws {
        let (house, desk, id) = try lost()
        #expect(desk.cursorLine.contains("Óscar") && desk.cursorLine.contains("1 h"))
        #expect(desk.text.contains("buscado 1 vez, última 14:07"))
        desk.press("enter")
        #expect(desk.text.contains("Se buscó en la lista de Twilio") && desk.text.contains("No apareció"))
        desk.press("esc", "r", "s")
        #expect(try house.state(id) == .noReceipt)
        _ = try house.store.takeUpAfterRestoring(pauseReason: "ana restauró un respaldo")
        desk.happens(.changed)
        desk.app.refreshAll()
        desk.look()
        desk.press("home", "enter")
        #expect(desk.text.contains("se restauró de un respaldo"))
        #expect(desk.text.contains("Envíos en pausa: ana restauró un respaldo"))
    }

    @Test("lets nobody resume what keeps a copy from sending")
    func place() throws {
        let (house, desk, _) = try lost()
        try house.another(login: "mensajero").pause(.place, reason: "Base copiada: «diamante estado --adoptar»")
        desk.happens(.changed)
        #expect(desk.text.contains("‼ Base copiada"))
        desk.press("w", "s")
        #expect(try house.store.pauses().map(\.scope) == [.place])
    }

    @Test("answers for all unresolved ones at once")
    func settleAll() throws {
        let (house, desk, id) = try lost()
        desk.press("A")
        #expect(desk.text.contains("1 mensaje sin resolver"))
        desk.press("enter", "s")
        #expect(try house.state(id) == .unresolved)
        desk.press("y")
        #expect(try house.state(id) == .delivered)
        desk.press("A")
        #expect(desk.text.contains("No hay mensajes sin resolver"))
    }

    @Test("answers for more than 200 only once their number is typed, whichever the answer", arguments: ["y", "r"])
    func settleMany(_ key: String) throws {
        let house = try HouseKind.crowd.open()
        _ = try house.store.queue(BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 0)
        _ = try house.store.takeUpAfterRestoring(pauseReason: "ana restauró un respaldo")
        let count = try house.messages().count { $0.brief.state == .unresolved }
        #expect(count > 200)
        let desk = try open(house)
        desk.press("A", key, "'7'", key)
        #expect(desk.text.contains("Para responder por todos escriba \(count)"))
        #expect(try house.messages().count { $0.brief.state == .unresolved } == count)
        desk.press("backspace", "'\(count)'", key)
        #expect(try house.messages().allSatisfy { $0.brief.state != .unresolved })
    }

    @Test("pauses and resumes sending after asking, and starts a mensajero then")
    func pause() throws {
        let (house, desk, _) = try lost()
        desk.press("w", "s")
        #expect(try house.store.pauses().map(\.scope) == [.account])
        #expect(desk.text.contains("Envíos en pausa: ana los pausó"))
        desk.press("w", "s")
        #expect(try house.store.pauses().isEmpty)
        #expect(house.queued == 1)
    }

    @Test("narrows to a state and comes back by Esc")
    func filter() throws {
        let (_, desk, _) = try lost()
        desk.press("f", "right", "esc")
        #expect(desk.text.contains("con problemas"))
        #expect(desk.text.contains("José Peña") && !desk.text.contains("✓✓"))
        desk.press("esc")
        #expect(desk.text.contains("✓✓ entregado"))
    }

    @Test("keeps the cursor on its message while newer ones come in above")
    func follows() throws {
        let (house, desk, _) = try lost()
        desk.press("down", "down")
        let line = desk.cursorLine
        let other = try house.another(login: "ana")
        _ = try other.enqueueTest(to: "+573009998877", channel: .sms, text: "hola")
        desk.happens(.changed)
        #expect(desk.cursorLine == line)
        #expect(desk.text.contains("prueba"))
    }

    @Test("stays on the one that waits for an answer when another one comes to wait above it")
    func staysOnUndecided() throws {
        let (house, desk, id) = try lost()
        // Andrés's is the one in the queue.
        try house.answer(.uncertain(firstLook: house.store.clock.now, detail: "timeout"))
        let uncertain = try #require(house.store.dueLooks(limit: 10).first)
        try house.store.leaveUnresolved(uncertain, because: "horizon")
        desk.happens(.changed)
        desk.app.refreshAll()
        desk.look()
        #expect(desk.cursorLine.contains("Óscar"))
        desk.press("y")
        #expect(try house.state(id) == .delivered)
        #expect(try house.state(uncertain.id) == .unresolved)
    }

    @Test("shows a collector the own routes only, and keeps the pause from them")
    func scope() throws {
        let house = try House(seed: House.busy)
        let north = try house.client("Rosa Norte", document: 55_001, route: "Norte")
        try house.loan("2001", of: north, firstDueDaysAgo: 9, route: "Norte")
        _ = try house.store.enqueue(
            .collection(.overdue, client: north, route: house.route("Norte"), day: house.today, wish: .only(.sms)))
        let desk = Desk(try house.context(of: "luis"), time: house.time)
        desk.press("3")
        #expect(desk.text.contains("Rosa Norte") && !desk.text.contains("José Peña"))
        desk.press("w")
        #expect(desk.text.contains("Su rol no puede"))
    }

    @Test("writes nothing in read-only mode")
    func readOnly() throws {
        let house = try House(seed: House.busy)
        let desk = Desk(house, services: house.services(isReadOnly: true))
        let before = try house.messages()
        desk.press("3", "y", "s", "r", "s", "A", "y", "w", "s", "down", "x", "enter", "s", "ctrl-s")
        #expect(try house.messages() == before)
        #expect(try house.store.pauses().isEmpty)
    }
}
