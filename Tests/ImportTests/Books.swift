import Foundation
import Lending
import Messaging
import SQLite

@testable import Store

/// Empty books of a test's own. It is Monday, 23 November 2026, 9:00 in Bogotá.
///
///     let books = try Books()
///     let result = try books.importing(clients: "documento,nombre\n1020304,Ana\n")
final class Books {
    let store: Store
    private let directory: URL

    /// It stands still at nine unless a test says what time it is.
    init(role: Role = .owner, now: @escaping @Sendable () -> Instant = { Books.nine }) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "diamante-import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try Self.open(directory, .create, now)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    /// Another process on the same file.
    func another() throws -> Store { try Self.open(directory, .readWrite) { Self.nine } }

    static let nine = BusinessZone.bogota.instant(Day(number: 20_780), hour: 9)

    private static func open(_ directory: URL, _ mode: Database.Mode, _ now: @escaping @Sendable () -> Instant) throws
        -> Store
    {
        try Store(
            path: directory.path + "/diamante.db", mode: mode,
            clock: BusinessClock(zone: .bogota, read: now),
            business: Business(
                company: "DIAMANTE", phone: "300 111 2233", payLink: "", language: .es,
                templates: TemplateCatalogue(files: []),
                prices: PriceList(csv: "canal,pais,precio,moneda,unidad\nsms,CO,0.05,USD,segmento\n"),
                policy: .colombia,
                senders: Business.Senders(
                    sms: true, whatsapp: true, whatsappIsSandbox: false, unitsPerSecond: [.sms: 1, .whatsapp: 20])),
            login: "ana")
    }

    func importing(
        clients: String? = nil, loans: String? = nil, payments: String? = nil, update: Bool = false,
        dryRun: Bool = false, grants: Set<ImportGrant> = [], source: String = "", text: ConsentText? = nil,
        role: Role = .office, problemLimit: Int = 100
    ) throws -> ImportResult {
        try store.importPortfolio(
            Self.files(clients: clients, loans: loans, payments: payments),
            ImportOptions(
                role: role, update: update, dryRun: dryRun, grants: grants, source: source, text: text,
                problemLimit: problemLimit))
    }

    static func files(clients: String? = nil, loans: String? = nil, payments: String? = nil) -> ImportFiles {
        func file(_ name: String, _ text: String?) -> ImportFile? {
            text.map { ImportFile(name: name, bytes: Array($0.utf8)) }
        }
        return ImportFiles(
            clients: file("clientes.csv", clients), loans: file("prestamos.csv", loans),
            payments: file("pagos.csv", payments))
    }

    func exporting(_ what: ExportKind, as format: ExportFormat = .csv, scope: Scope = .all) throws -> String {
        var bytes: [UInt8] = []
        try store.export(what, as: format, scope: scope) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    func number(_ sql: String) throws -> Int { try store.database.first(sql) { $0[0] } ?? 0 }
    func text(_ sql: String) throws -> String? { try store.database.first(sql) { $0[0] } }

    /// Every row of every table of the portfolio, for comparing before and after.
    func everything() throws -> [String] {
        let tables = [
            "client", "consent", "consent_event", "opt_out", "loan", "installment", "payment", "allocation", "route",
        ]
        return try tables.flatMap { table in
            try store.database.all("SELECT * FROM \(table)") { row in
                table
                    + (0..<row.columnCount).map { column in
                        let value: SQLiteValue = row[column]
                        return "|\(value)"
                    }.joined()
            }
        }
    }
}

/// Files in which nothing is wrong: three clients, a loan in arrears, one paid in part.
enum Sample {
    static let clients = """
        documento,tipo_documento,nombre,telefono,whatsapp,direccion,ruta,orden,autoriza_sms,autoriza_whatsapp,autoriza_avisos
        1.020.304,CC,Ana Gómez,300 123 4567,,"Calle 1 # 2-3, piso 2",Norte,1,si,,
        900123456-8,NIT,Tienda La Ñapa,,+57 310 222 3344,,Norte,2,,sí,no
        AB123,PA,John Smith,601 234 5678,,,,,no,,

        """
    static let loans = """
        numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado
        1001,1020304,400000,$500.000,10,semanal,2026-11-02,activo
        1002,NIT 900123456-8,100000,120000,4,mensual,01/12/2026,aprobado
        1003,AB123,200000,240000,24,diario,2026-09-01,castigado

        """
    static let payments = """
        prestamo,fecha,monto,medio,referencia
        1001,2026-11-03,50000,efectivo,
        1001,2026-11-10,20.000,nequi,M123
        1003,05/09/2026,$10.000,,

        """
}
