import Simulator
import Testing

@Suite("A visit counts")
struct AVisitCounts {
    @Test("one written down at the console keeps the reminder of the day back, and the export has both")
    func atTheConsole() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)

        let terminal = try Tmux(place)
        #expect(try terminal.shows("2 préstamos"), terminal.picture)
        try terminal.press("/")
        try terminal.type("10000000")
        #expect(try terminal.shows("1 préstamo "), terminal.picture)
        try terminal.press("Enter", "V")
        #expect(try terminal.shows("Visita o llamada"), terminal.picture)
        // The office calls unless it says otherwise: a visit, at which the client asked for a plan.
        try terminal.press("Up", "Left")
        #expect(try terminal.shows("Sin autorización de visita (Ley 2300, art. 6)"), terminal.picture)
        try terminal.press("Down", "Right", "Right", "Right", "Right")
        #expect(try terminal.shows("pide plan de pago"), terminal.picture)
        try terminal.press("C-s")
        #expect(try terminal.shows("Visita registrada: pide plan de pago"), terminal.picture)
        try terminal.press("r")
        #expect(try terminal.shows("Ya se le contactó por otro medio"), terminal.picture)
        try terminal.press("Escape")

        let reminder = try place.diamante("recordatorio-pago", "1000")
        #expect(reminder.status == 1)
        #expect(reminder.err.contains("Ya se le contactó por otro medio (mensaje, visita o llamada)"))
        #expect(reminder.err.firstMatch(of: /se puede desde el \d\d\/\d\d\/\d{4} \d+:\d\d\./) != nil)
        let refused = try place.diamante("recordatorio-pago", "1000", "--json").json() as? [String: Any]
        #expect(refused?["motivo"] as? String == "otro medio esta semana")
        #expect((refused?["desde"] as? String)?.contains("/") == true)
        // Whoever was not visited is reminded.
        #expect(try place.diamante("recordatorio-pago", "1001").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 1)

        let proof = try place.diamante("exportar", "contactos", "--cliente", "10000000", "--json").json()
        let rows = try #require(proof as? [[String: Any]])
        func column(_ name: String) -> [String] { rows.map { $0[name] as? String ?? "" } }
        #expect(column("evento") == ["contacto", "no_enviado"])
        #expect(column("canal") == ["visita", "sms"])
        #expect(column("estado") == ["pide plan de pago", "bloqueado"])
        #expect(column("motivo") == ["sin autorización de visita", "otro medio esta semana"])
        #expect(column("norma") == ["Ley 2300 de 2023, art. 6; Ley 1581 de 2012, art. 9", "Ley 2300 de 2023, art. 3"])
        #expect(column("quien") == ["dueña", "dueña"])
        #expect(try place.diamante("verificar").status == 0)
    }

    @Test("by its command it says what it broke, ends with 0, and refuses what is none")
    func byCommand() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2, routes: ["Norte", "Sur"]).imported(place)
        #expect(try place.diamante("usuario", "nora", "--ruta", "Norte").status == 0)
        let nora = ["DIAMANTE_USER": "nora"]

        let visit = try place.diamante(
            "visita", "1000", "promesa", "--promesa-monto", "50.000", "--promesa-dia", "2027-02-26", "--json",
            with: nora)
        #expect(visit.status == 0)
        let told = try #require(try visit.json() as? [String: Any])
        #expect(told["canal"] as? String == "visita")
        #expect(told["resultado"] as? String == "promesa")
        #expect(told["contacto"] as? Bool == true)
        #expect((told["promesa"] as? [String: Any])?["monto"] as? Int == 50_000)
        #expect((told["promesa"] as? [String: Any])?["dia"] as? String == "2027-02-26")
        let broken = try #require(told["incumple"] as? [[String: Any]])
        #expect(broken.map { $0["motivo"] as? String } == ["sin autorización de visita"])

        // The same one again is asked about; on another loan, or on purpose, it is another.
        let promise = ["visita", "1000", "promesa", "--promesa-monto", "50.000", "--promesa-dia", "2027-02-26"]
        let again = try place.run(promise, with: nora)
        #expect(again.status == 1)
        #expect(again.err.contains("visita igual") && again.err.contains("--otra-vez"), "\(again.err)")
        #expect(try place.run(promise + ["--otra-vez"], with: nora).status == 0)

        let call = try place.diamante("visit", "1001", "no-contesta", "--llamada", "--cuando", "ayer 10:00")
        #expect(call.status == 0)
        #expect(call.out == "Registrada llamada: no contestó.\n")
        #expect(call.err.contains("Sin autorización de llamada"))

        #expect(try place.diamante("visita", "1001", "no-estaba", with: nora).status == 1)
        #expect(try place.diamante("visita", "1000", "numero-errado").status == 2)
        #expect(try place.diamante("visita", "1000", "sin-plata").err.contains("no-estaba, pago, abono, promesa"))
        #expect(try place.diamante("visita", "1000", "promesa").status == 2)
        let badDay = try place.diamante(
            "visita", "1000", "promesa", "--promesa-monto", "50.000", "--promesa-dia", "mañana")
        #expect(badDay.status == 2 && badDay.err.contains("«mañana» no se entiende"))
        let soon = try place.diamante(
            "visita", "1001", "promesa", "--promesa-monto", "20.000", "--promesa-dia", "+3", "--json")
        #expect(soon.status == 0, "\(soon.err)")
        #expect(try place.diamante("visita", "1000", "disputa", "--promesa-dia", "2027-02-26").status == 2)
        #expect(try place.diamante("visita", "1000", "disputa", "--cuando", "luego").status == 2)
        #expect(try place.diamante("visita", "1000", "disputa", "--cuando", "23:59").status == 1)
        #expect(try place.diamante("visita", "77", "pago").status == 1)
        // The proof is the routes' own.
        let seen = try place.diamante("exportar", "contactos", with: nora).out
        #expect(seen.contains(",visita,") && !seen.contains(",llamada,"))
    }
}
