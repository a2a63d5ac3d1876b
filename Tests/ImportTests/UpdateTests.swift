import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("What differs from the books")
struct UpdateTests {
    static let head = "numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado\n"

    static func books() throws -> Books {
        let books = try Books()
        _ = try books.importing(clients: Sample.clients, loans: Sample.loans, payments: Sample.payments)
        return books
    }

    @Test(
        "of a client is an error that names the column",
        arguments: [
            ("nombre", "Ana Gómez Ríos", "nombre", "Ana Gómez"),
            ("nombre,telefono", "Ana Gómez,", "telefono", "+573001234567"),
            ("nombre,whatsapp", "Ana Gómez,3109998877", "whatsapp", ""),
            ("nombre,direccion", "Ana Gómez,Otra", "direccion", "Calle 1 # 2-3, piso 2"),
            ("nombre,ruta", "Ana Gómez,Sur", "ruta", "Norte"), ("nombre,orden", "Ana Gómez,7", "orden", "1"),
        ])
    func client(columns: String, values: String, column: String, stored: String) throws {
        let books = try Self.books()
        let file = "documento,\(columns)\n1020304,\(values)\n"
        let refused = try books.importing(clients: file)
        #expect(refused.problems.map(\.column) == [column])
        #expect(refused.problems.map(\.fault) == [.differs(stored: stored)])

        let changed = try books.importing(clients: file, update: true)
        #expect(changed.updated.clients == 1)
        #expect(try books.importing(clients: file).unchanged.clients == 1)
    }

    @Test("is nothing where a column is left out, or only written in another way")
    func same() throws {
        let books = try Self.books()
        #expect(try books.importing(clients: "nombre,documento\nAna  Gómez,CC 1020304\n").unchanged.clients == 1)
        let whatsapp = "documento,nombre,telefono,whatsapp,ruta\n1020304,Ana Gómez,3001234567,3001234567,NORTE\n"
        #expect(try books.importing(clients: whatsapp).unchanged.clients == 1)
    }

    @Test("of a route takes the client's loans along, but not one that lies elsewhere")
    func route() throws {
        let books = try Self.books()
        _ = try books.importing(loans: Self.head + "1009,1020304,1000,1000,1,semanal,2026-12-01,activo\n")
        let west = try books.store.write { try books.store.routeID(named: "Oeste") }
        try books.store.database.run("UPDATE loan SET route_id = ? WHERE number = '1009'", west)
        _ = try books.importing(clients: "documento,nombre,ruta\n1020304,Ana Gómez,Sur\n", update: true)
        let routes =
            "SELECT group_concat(l.number || r.name) FROM loan l JOIN route r ON r.id = l.route_id WHERE client_id = 1"
        #expect(try books.text(routes) == "1001Sur,1009Oeste")
    }

    @Test(
        "of a loan is an error; with payments on it only what no installment hangs on can change",
        arguments: [
            ("410000,500000,10,semanal,2026-11-02,activo", "monto", true),
            ("400000,510000,10,semanal,2026-11-02,activo", "total", false),
            ("400000,500000,11,semanal,2026-11-02,activo", "cuotas", false),
            ("400000,500000,10,diario,2026-11-02,activo", "frecuencia", false),
            ("400000,500000,10,semanal,2026-11-03,activo", "primera_cuota", false),
            ("400000,500000,10,semanal,2026-11-02,castigado", "estado", true),
        ])
    func loan(terms: String, column: String, changes: Bool) throws {
        let books = try Self.books()
        let file = Self.head + "1001,1020304,\(terms)\n"
        #expect(try books.importing(loans: file).problems.map(\.column) == [column])
        let result = try books.importing(loans: file, update: true)
        #expect(result.updated.loans == (changes ? 1 : 0))
        #expect(result.problems.map(\.column) == (changes ? [] : [column]))
        if changes { #expect(try books.importing(loans: file).unchanged.loans == 1) }
        #expect(try books.number("SELECT sum(paid) FROM installment WHERE loan_id = 1") == 70_000)
    }

    @Test("of a loan without payments makes its installments anew")
    func schedule() throws {
        let books = try Self.books()
        let file = Self.head + "1002,900123456-8,100000,150000,3,quincenal,2026-10-01,activo\n"
        let payments = "prestamo,fecha,monto\n1002,2026-10-02,60000\n"
        #expect(try books.importing(loans: file, payments: payments, update: true).updated.loans == 1)
        let held = "SELECT group_concat(due || ':' || amount || ':' || paid) FROM installment WHERE loan_id = 2"
        #expect(try books.text(held) == "2026-10-01:50000:50000,2026-10-16:50000:10000,2026-10-31:50000:0")
        #expect(try books.number("SELECT overdue FROM client WHERE document = '900123456-8'") == 90_000)
        #expect(try books.importing(loans: file, payments: payments).unchanged.loans == 1)
    }

    @Test("as paid is marked only on a loan on which no payment ever stood")
    func paid() throws {
        let books = try Self.books()
        let file = Self.head + "1002,900123456-8,100000,120000,4,mensual,2026-12-01,pagado\n"
        #expect(try books.importing(loans: file).problems.map(\.fault) == [.differs(stored: "aprobado")])
        #expect(try books.importing(loans: file, update: true).updated.loans == 1)
        #expect(try books.text("SELECT status || balance FROM loan WHERE number = '1002'") == "paid0")
        let reopened = Self.head + "1002,900123456-8,100000,120000,4,mensual,2026-12-01,activo\n"
        #expect(try books.importing(loans: reopened).problems.map(\.fault) == [.differs(stored: "pagado")])
        #expect(try books.importing(loans: reopened, update: true).updated.loans == 1)
        #expect(try books.number("SELECT balance FROM loan WHERE number = '1002'") == 120_000)

        let withPayments = Self.head + "1001,1020304,400000,500000,10,semanal,2026-11-02,pagado\n"
        let refused = try books.importing(loans: withPayments, update: true)
        #expect(refused.problems.map(\.fault) == [.stillOwes(Money(430_000))])
    }

    @Test("because the books moved on from an old file is no difference")
    func movedOn() throws {
        let books = try Self.books()
        let active = Sample.loans.replacing("aprobado", with: "activo")
        #expect(try books.importing(loans: active).problems.map(\.column) == ["estado"])
        #expect(try books.importing(loans: active, update: true).updated.loans == 1)
        #expect(try books.importing(loans: Sample.loans).unchanged.loans == 3)
    }

    @Test("in whose loan it is, is always an error, and so is a void loan")
    func owner() throws {
        let books = try Self.books()
        let stolen = Self.head + "1001,AB123,400000,500000,10,semanal,2026-11-02,activo\n"
        #expect(
            try books.importing(loans: stolen, update: true).problems.map(\.fault)
                == [.loanOfAnotherClient(stored: "CC 1.020.304")])
        try books.store.database.run("UPDATE loan SET status = 'void' WHERE number = '1003'")
        #expect(try books.importing(loans: Sample.loans, update: true).problems.map(\.fault) == [.loanVoid])
    }
}
