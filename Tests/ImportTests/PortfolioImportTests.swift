import Lending
import Messaging
import SQLite
import Synchronization
import Testing

@testable import Store

@Suite("An import")
struct PortfolioImportTests {
    @Test("a day that turns while the files are read measures all of it by the new one")
    func midnight() throws {
        // The first question for the time is asked in the last second of the day.
        let asked = Atomic<Int>(0)
        let isReading = Atomic<Bool>(false)
        let eve = BusinessZone.bogota.instant(Day(number: 20_779), hour: 23, minute: 59, second: 59)
        let books = try Books {
            let isFirst = isReading.load(ordering: .relaxed) && asked.add(1, ordering: .relaxed).oldValue == 0
            return isFirst ? eve : Books.nine
        }
        let loans = """
            numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado
            1001,1020304,500000,500000,10,mensual,2026-11-22,activo

            """
        try books.store.set(.moveOffHolidays, "0")
        isReading.store(true, ordering: .relaxed)
        _ = try books.importing(clients: Sample.clients, loans: loans)
        #expect(try books.number("SELECT overdue FROM loan") == 50_000)
        #expect(try books.number("SELECT overdue FROM client WHERE document = '1020304'") == 50_000)
    }

    @Test("writes clients, loans with their installments and payments at once")
    func sample() throws {
        let books = try Books()
        let result = try books.importing(clients: Sample.clients, loans: Sample.loans, payments: Sample.payments)

        #expect(result.problems.map { $0.sentence(.es) } == [])
        #expect(result.new == ImportResult.Counts(clients: 3, loans: 3, payments: 3))
        #expect(result.written)
        #expect(try books.text("SELECT phone FROM client WHERE document = '1020304'") == "+573001234567")
        #expect(try books.number("SELECT count(*) FROM installment") == 38)
        let ana = try books.store.loan(number: "1001", scope: .all)
        #expect(ana.balance == Money(430_000))
        #expect(ana.disbursedOn == nil)
        let day = try #require(Day(iso: "2026-11-09"))
        #expect(ana.pastDueSince == day)
        #expect(try books.number("SELECT overdue FROM loan WHERE number = '1001'") == 80_000)
        #expect(try books.number("SELECT overdue FROM client WHERE document = '1020304'") == 80_000)
        #expect(try books.number("SELECT balance FROM client WHERE document = '900123456-8'") == 0)
        #expect(try books.store.payments(of: ana.id).map(\.receipt) == ["R000002", "R000003"])
        #expect(try books.number("SELECT count(*) FROM message") == 0)
    }

    @Test("leaves every derived column as the ledger's own rule makes it")
    func derived() throws {
        let books = try Books()
        _ = try books.importing(
            clients: Sample.clients,
            loans: Sample.loans + "1004,AB123,10000,10000,2,semanal,2026-10-05,pagado\n"
                + "1005,1020304,10000,10000,2,semanal,2026-10-05,activo\n",
            payments: Sample.payments + "1005,2026-10-06,10000,,\n1004,2026-10-06,4000,,\n")
        let imported = try books.everything()
        let loans: [LoanID] = try books.store.database.all("SELECT id FROM loan") { $0[0] }
        for loan in loans { try books.store.refreshLoan(loan) }

        #expect(try books.everything() == imported)
        #expect(try books.number("SELECT count(*) FROM loan WHERE status = 'paid' AND balance = 0") == 2)
        #expect(try books.number("SELECT count(*) FROM installment WHERE paid = 0 AND loan_id > 3") == 0)
    }

    @Test("brings the arrears of the books to today first")
    func rollOver() throws {
        let books = try Books()
        try books.store.set(.rolledDay, "2026-11-01")
        _ = try books.importing(clients: Sample.clients, loans: Sample.loans)

        #expect(try books.store.setting(.rolledDay) == "2026-11-23")
        #expect(try books.number("SELECT overdue FROM loan WHERE number = '1001'") == 150_000)
    }

    @Test("twice is the same as once")
    func twice() throws {
        let books = try Books()
        _ = try books.importing(clients: Sample.clients, loans: Sample.loans, payments: Sample.payments)
        let once = try books.everything()
        let again = try books.importing(clients: Sample.clients, loans: Sample.loans, payments: Sample.payments)

        #expect(again.problems.isEmpty)
        #expect(again.new == ImportResult.Counts())
        #expect(again.updated == ImportResult.Counts())
        #expect(again.unchanged == ImportResult.Counts(clients: 3, loans: 3, payments: 3))
        #expect(try books.everything() == once)
    }

    @Test("understands semicolons, a byte order mark, accented headers in any order and columns it does not know")
    func dialect() throws {
        let books = try Books()
        let result = try books.importing(
            clients:
                "\u{FEFF}Teléfono;Nombre;Cumpleaños;Tipo documento;Documento;;\r\n3001234567;\"Ana; Gómez\";x;cc;1020304;;\r\n;;;;;;\r\n"
        )
        #expect(result.problems.map { $0.sentence(.es) } == [])
        #expect(result.new.clients == 1)
        #expect(result.notes.contains(.unknownColumn(file: "clientes.csv", name: "Cumpleaños")))
        #expect(result.notes.contains(.newRoutes(["Principal"])))
        #expect(try books.text("SELECT name FROM client") == "Ana; Gómez")
    }

    @Test("with one bad line writes nothing at all")
    func allOrNothing() throws {
        let books = try Books()
        let before = try books.everything()
        let result = try books.importing(
            clients: Sample.clients, loans: Sample.loans, payments: Sample.payments + "1001,2026-11-24,1000,,\n")

        #expect(result.problemCount == 1)
        #expect(!result.written)
        #expect(result.new == ImportResult.Counts())
        #expect(try books.everything() == before)
    }

    @Test("as a dry run tells the same and writes nothing")
    func dryRun() throws {
        let books = try Books()
        let before = try books.everything()
        let dry = try books.importing(
            clients: Sample.clients, loans: Sample.loans, payments: Sample.payments, dryRun: true)
        #expect(try books.everything() == before)
        #expect(!dry.written)

        var wet = try books.importing(clients: Sample.clients, loans: Sample.loans, payments: Sample.payments)
        wet.written = false
        #expect(wet == dry)
    }

    @Test("is refused to a collector")
    func collector() throws {
        let books = try Books()
        #expect(throws: StoreError.notAllowed(.collector)) {
            try books.importing(clients: Sample.clients, role: .collector)
        }
        #expect(try books.number("SELECT count(*) FROM client") == 0)
    }

    @Test("of a thousand lines works, and repeats")
    func thousand() throws {
        let books = try Books()
        var clients = "documento,nombre,telefono,ruta\n"
        var loans = "numero,documento,monto,total,cuotas,frecuencia,primera_cuota\n"
        var payments = "prestamo,fecha,monto\n"
        for index in 1...1000 {
            clients += "\(1_000_000 + index),Cliente \(index),300\(1_000_000 + index),Ruta \(index % 7)\n"
            loans += "L\(index),\(1_000_000 + index),100000,120000,12,semanal,2026-09-0\(index % 9 + 1)\n"
            payments += "L\(index),2026-10-01,\(index * 10)\n"
        }
        #expect(
            try books.importing(clients: clients, loans: loans, payments: payments).new
                == ImportResult.Counts(clients: 1000, loans: 1000, payments: 1000))
        #expect(
            try books.importing(clients: clients, loans: loans, payments: payments).unchanged
                == ImportResult.Counts(clients: 1000, loans: 1000, payments: 1000))
        #expect(try books.number("SELECT sum(paid) FROM installment") == 5_005_000)
        #expect(try books.number("SELECT count(*) FROM route") == 7)
    }

    @Test("while another connection writes is an error that says busy, and nothing is lost")
    func busy() throws {
        let books = try Books()
        let other = try books.another()
        books.store.database.busyLimit = .milliseconds(1)
        try other.write {
            let error = #expect(throws: SQLiteError.self) { try books.importing(clients: Sample.clients) }
            #expect(error?.isBusy == true)
            // Looking is possible meanwhile.
            let dry = try books.importing(clients: Sample.clients, dryRun: true)
            #expect(dry.new.clients == 3)
        }
        #expect(try books.importing(clients: Sample.clients).new.clients == 3)
    }

    @Test("is named in the audit")
    func audit() throws {
        let books = try Books()
        _ = try books.importing(clients: Sample.clients)
        #expect(
            try books.text("SELECT by || ': ' || subject || ': ' || detail FROM audit WHERE action = 'import'")
                == "ana: clientes.csv: new 3 0 0, updated 0 0")
    }
}
