/// CSV files of an invented portfolio, all of it overdue, all of it authorised for SMS.
struct SmallPortfolio {
    let clients: String
    let loans: String

    init(
        _ place: Workplace, count: Int, routes: [String] = ["Norte"], firstDue: String = "2026-09-01",
        name: (_ index: Int, _ route: String) -> String = { "Cliente \($1) \($0)" }
    ) throws {
        var clients = "documento,nombre,telefono,ruta,autoriza_sms\n"
        var loans = "numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado\n"
        for index in 0..<count {
            let document = 10_000_000 + index
            let phone = 3_005_550_000 + index
            let route = routes[index % routes.count]
            clients += "\(document),\(name(index, route)),\(phone),\(route),si\n"
            loans += "\(1000 + index),\(document),500000,560000,12,mensual,\(firstDue),activo\n"
        }
        self.clients = try place.write("clientes.csv", clients)
        self.loans = try place.write("prestamos.csv", loans)
    }

    func imported(_ place: Workplace) throws {
        let result = try place.diamante("importar", "--clientes", clients, "--prestamos", loans)
        guard result.status == 0 else { throw ImportRefused(sentence: result.err) }
    }

    struct ImportRefused: Error {
        let sentence: String
    }
}
