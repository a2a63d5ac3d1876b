/// Two invented files as an office would bring them: clients, and one loan each on which three weeks are overdue.
struct Spreadsheet {
    let clients: String
    let loans: String

    init(rows: Int, firstDue: String) {
        let given = ["María José", "Juan Carlos", "Ana Lucía", "Óscar Iván", "Luz Dary", "Nohora", "José", "Yolanda"]
        let families = ["Gómez", "Peña", "Ríos", "Zuluaga", "Martínez", "Ordóñez", "Bermúdez", "Cárdenas", "Núñez"]
        var clients = "documento,tipo_documento,nombre,telefono,direccion,ruta\n"
        var loans = "numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado\n"
        for row in 0..<rows {
            let (first, second) = (families[row / 8 % families.count], families[row / 72 % families.count])
            let document = 10_000_000 + row
            clients += "\(document),CC,\(given[row % given.count]) \(first) \(second),"
            clients +=
                "3\(String(Int64(20_00_000_000) + Int64(row)).suffix(9)),Calle \(row % 99) # 1-2,Ruta \(row % 40)\n"
            loans += "P\(row + 1),\(document),500000,600000,\(row % 2 == 0 ? 12 : 52),"
            loans += "\(row % 2 == 0 ? "semanal" : "diario"),\(firstDue),activo\n"
        }
        self.clients = clients
        self.loans = loans
    }
}
