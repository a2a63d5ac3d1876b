import Simulator
import Testing

@Suite("The rules of the house, by its commands")
struct RulesOfTheHouse {
    @Test("settings and holidays are looked at by all, changed by who may, and refused with a sentence")
    func changed() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 1).imported(place)
        #expect(try place.diamante("usuario", "nora", "--ruta", "Norte").status == 0)
        let nora = ["DIAMANTE_USER": "nora"]

        let settings = try #require(try place.diamante("ajuste", "--json", with: nora).json() as? [[String: Any]])
        #expect(settings.allSatisfy { ($0["descripcion"] as? String)?.hasSuffix(".") == true })
        #expect(try place.diamante("ajuste", "semana", "calendario").status == 0)
        let english = try place.diamante("setting", "week", "--json", with: ["DIAMANTE_LANG": "en"]).json()
        #expect((english as? [String: Any])?["valor"] as? String == "calendar")
        #expect(try place.diamante("ajuste", "semana", "corrida", with: nora).status == 1)
        #expect(try place.diamante("ajuste", "semana", "luna").err.contains("estricta | calendario | corrida"))
        #expect(try place.diamante("ajuste", "nada").status == 2)

        // The installment of 1 March 2027 makes room for the holiday and comes back.
        let dry = try place.diamante("festivos", "--agregar", "2027-03-01", "Día cívico", "--ensayo", "--json").json()
        let added = try place.diamante("festivos", "--agregar", "01/03/2027", "Día cívico", "--json").json()
        for change in [dry, added] {
            #expect((change as? [String: Any])?["cuotas_movidas"] as? Int == 1)
            #expect((change as? [String: Any])?["prestamos"] as? Int == 1)
        }
        #expect(try place.diamante("holidays", "2027").out.contains("01/03/2027\tlun\tDía cívico\tagregado por dueña"))
        #expect(try place.diamante("festivos", "--quitar", "2027-03-01", with: nora).status == 1)
        #expect(try place.diamante("festivos", "--quitar", "2027-03-01").out.contains("1 cuota sin pagar"))
        #expect(try place.diamante("festivos", "--quitar", "2027-03-01").status == 1)
        #expect(try place.diamante("festivos", "--agregar", "2027-03-01").status == 2)
        #expect(try place.diamante("verificar").status == 0)
    }

    @Test("what falls due tomorrow is reminded of once, and the proof tells of it")
    func reminded() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        let clients = try place.write(
            "clientes.csv", "documento,nombre,telefono,ruta,autoriza_sms\n1001001,Ana Paz,3005550001,Norte,si\n")
        // The clock of the tests stands on 17 February 2027.
        let loans = try place.write(
            "prestamos.csv",
            "numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado\n"
                + "1,1001001,500000,560000,12,mensual,2027-02-18,activo\n")
        #expect(try place.diamante("importar", "--clientes", clients, "--prestamos", loans).status == 0)
        let dry = try #require(try place.diamante("recordatorios", "--ensayo", "--json").json() as? [String: Any])
        #expect(dry["en_cola"] as? Int == 1)
        #expect((dry["tipos"] as? [String: Int]) == ["recordatorio": 1])
        #expect(try place.diamante("recordatorios").status == 0)
        #expect((try place.diamante("reminders", "--json").json() as? [String: Any])?["ya_estaban"] as? Int == 1)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 1)

        let proof = try place.diamante("exportar", "contactos", "--cliente", "1.001.001", "--json").json()
        let rows = try #require(proof as? [[String: Any]])
        #expect(rows.map { $0["evento"] as? String } == ["contacto"])
        #expect(rows.first?["norma"] as? String == "Ley 2300 de 2023, art. 3")
        #expect((rows.first?["plantilla"] as? String)?.count == 16)
        #expect(try place.diamante("exportar", "autorizaciones", "--cliente", "1001001").out.contains("importación"))
        #expect(try place.diamante("exportar", "contactos", "--cliente", "77").status == 1)
        #expect(try place.diamante("exportar", "pagos", "--cliente", "1001001").status == 2)
    }
}
