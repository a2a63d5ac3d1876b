import Glibc
import Lending
import Messaging
import SQLite
import Store
import Twilio

/// Everything a command or the console works with, opened and checked.
final class House {
    let directory: DataDirectory
    let configuration: Configuration
    let store: Store
    let me: Operator
    /// Read when an error is first shown; a file of one's own that cannot be read is said at once.
    private(set) lazy var errors = HouseFiles(directory).errorTable()
    let signal: ChangeSignal?
    /// Shared while anybody works in the house; a migration or a restore needs it alone.
    private let presence: FileLock

    var language: Language { configuration.language }
    var scope: Scope { me.scope }

    /// Opens the house of this process's environment. `asService` is the mensajero's way in.
    convenience init(asService: Bool = false, rollsOver: Bool = true) throws {
        let environment = Variables.environment()
        let directory = DataDirectory.locate(environment)
        let variables = Variables(environment: environment, files: directory.environmentFiles)
        let configuration = try Configuration(variables, login: LoginName.current(variables))
        try self.init(directory: directory, configuration: configuration, asService: asService, rollsOver: rollsOver)
    }

    /// `rollsOver` brings the arrears to today first; the console does so itself, while its list stands there already.
    init(
        directory: DataDirectory, configuration: Configuration, asService: Bool = false, rollsOver: Bool = true
    ) throws {
        self.directory = directory
        self.configuration = configuration
        let language = configuration.language
        try directory.prepare(language)
        presence = try Self.enter(directory, language)
        let files = HouseFiles(directory)
        try files.checkOwn(language)
        let business = try Self.business(configuration, files)
        // Watched before the first read, so that no commit falls between.
        signal = try? ChangeSignal(path: directory.changeSignal)
        let clock = BusinessClock(zone: configuration.zone, offsetSeconds: configuration.clockOffset) {
            SystemClock.now()
        }
        let presence = presence
        var alone: HouseAlone?
        store = try Store(
            path: directory.database, mode: .create, clock: clock, makeBusiness: business, businessStamp: files.stamp,
            login: asService ? Operator.mensajero.login : configuration.login, signal: signal
        ) { database in
            alone = try HouseAlone(directory, presence, language)
            Printing.note(
                language.choose(
                    es: "Actualizando la base de datos (antes se guarda una copia): una grande tarda unos minutos…",
                    en: "Updating the database (a copy is kept first): a large one takes some minutes…"))
            try Self.backUp(database, directory)
        }
        alone?.open()
        me = asService ? .mensajero : try store.operatorNamed(configuration.login)
        if rollsOver { try store.rollOver() }
    }

    /// Holds what this process believes against what the database was made for. Asked before anything is queued or sent.
    func confirmIdentity(adopt: Bool = false) throws {
        guard case .success(let account) = configuration.account else { return }
        try store.confirmIdentity(
            [
                (.accountSID, account.sid), (.company, configuration.company), (.timeZone, configuration.zone.name),
                (.clockOffset, String(configuration.clockOffset)),
            ], adopt: adopt)
    }

    /// The business as messages show it, made when it is first needed.
    static func business(_ configuration: Configuration, _ files: HouseFiles) throws(Failure) -> () -> Business {
        let prices = try files.priceList(configuration.language)
        return {
            // A list that is being rewritten is read again later; until then the one before holds.
            let current = (try? files.priceList(configuration.language)) ?? prices
            return Business(
                company: configuration.company, phone: configuration.phone, payLink: configuration.payLink,
                language: configuration.language, templates: files.templates(), prices: current, policy: .colombia,
                senders: configuration.senders,
                consentText: try? files.consentText(
                    configuration.language, company: configuration.company, phone: configuration.phone))
        }
    }

    static func enter(_ directory: DataDirectory, _ language: Language) throws(Failure) -> FileLock {
        guard let lock = FileLock(directory.consoleLock, exclusive: false) else {
            throw Failure(
                .busy,
                language.choose(
                    es: "Se está actualizando o restaurando la base de datos: espere a que termine y vuelva a entrar.",
                    en: "The database is being migrated or restored: wait until it is done and come back."))
        }
        return lock
    }

    /// What was there before a migration is kept.
    private static func backUp(_ database: Database, _ directory: DataDirectory) throws {
        let version = try Migrations.version(of: database)
        try Store.backUp(database, to: directory.newBackup("v\(version)"))
    }
}

/// The wall clock.
enum SystemClock {
    @Sendable static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// Who works here: `DIAMANTE_USER` where one account is shared, else the login name.
enum LoginName {
    static func current(_ variables: Variables) -> String {
        if let named = variables["DIAMANTE_USER"] { return named }
        if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { return String(cString: name) }
        return variables["USER"] ?? "uid\(getuid())"
    }
}
