import Console
import Glibc
import Messaging
import Outbox
import SQLite
import Store
import Terminal
import Twilio

/// One person at the console, from the first paint to the last.
enum ConsoleSession {
    static func run(demo: Bool, readOnly: Bool) throws {
        let language = FailureSentence.currentLanguage
        // Asked before anything is opened: a pipe or a dumb terminal gets its sentence at once.
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure(.usage, sentence(.notATerminal, language))
        }
        if demo {
            let house = try DemoHouse(language: language)
            defer { house.end() }
            var services = services(house.house, readOnly: readOnly)
            services.isDemo = true
            services.startMensajero = { house.startMensajero() }
            try run(house.house, services)
        } else {
            let house = try House(rollsOver: false)
            try run(house, services(house, readOnly: readOnly))
        }
    }

    private static func run(_ house: House, _ given: Services) throws {
        var services = given
        let signals = SignalPipe()
        let screen: Screen
        do throws(TerminalError) {
            screen = try Screen()
        } catch {
            throw Failure(.usage, sentence(error, house.language))
        }
        services.greetings += screen.notices.map { sentence($0, house.language) }
        let context = Context(store: house.store, user: house.me, language: house.language, services: services)
        let app = App(context: context, display: screen)
        let loop = EventLoop(display: screen, signals: signals)
        let changes = house.signal.map { signal in
            ChangeFeed(descriptor: signal.descriptor) { signal.drain() }
        }
        let (end, farewell) = app.run(on: loop, changes: changes)
        screen.close()
        if let farewell { Printing.note(farewell) }
        if case .signal(let number) = end { exit(128 + number) }
    }

    private static func services(_ house: House, readOnly: Bool) -> Services {
        var services = Services(
            startMensajero: {
                guard case .success = house.configuration.account else { return }
                try house.confirmIdentity()
                MensajeroLaunch.start(house.directory, environment: Variables.environment())
            },
            mensajero: {
                let card = MensajeroStatus.read(house.directory.path)
                switch card?.condition {
                case .running:
                    switch card?.trouble {
                    case .diskFull: return .diskFull
                    case .cannotWrite: return .cannotWrite
                    case nil: return .running
                    }
                case .stopped: return .frozen(pid: card?.pid ?? 0)
                case .gone, nil: break
                }
                // One that found no room to begin in has left no word.
                if house.directory.isFull { return .diskFull }
                guard case .success = house.configuration.account else { return .unconfigured }
                return .stopped
            },
            problems: { problems(house) })
        services.newKey = { IdempotencyKey.fresh() }
        services.readErrors = { house.errors }
        services.mensajeroCard = {
            guard let card = MensajeroStatus.read(house.directory.path), card.condition == .running else { return nil }
            return MensajeroCard(pid: card.pid, since: card.since, lastSend: card.lastSend)
        }
        services.isReadOnly = readOnly
        services.templates = templates(house)
        return services
    }

    private static func templates(_ house: House) -> TemplateShelf {
        let files = HouseFiles(house.directory)
        func said(_ body: () throws(FileError) -> Void) throws {
            do throws(FileError) {
                try body()
            } catch {
                throw Failure(.refused, FailureSentence.sentence(error, house.language))
            }
        }
        return TemplateShelf(
            sources: { files.templateSources() },
            save: { key, text in try said { () throws(FileError) in try files.saveTemplate(key, text) } },
            restore: { source in
                try said { () throws(FileError) in try files.restoreTemplate(source.key, source.builtIn) }
            },
            unset: house.configuration.unset)
    }

    private static func problems(_ house: House) -> [String] {
        var problems: [String] = []
        if case .failure(let error) = house.configuration.account {
            if case .missing(.accountSID) = error {
            } else {
                problems.append(FailureSentence.sentence(error, house.language))
            }
        }
        // Looked at only where there are own templates: an opening console needs none.
        if access(house.directory.templates, F_OK) == 0 {
            for (key, error) in house.store.business.templates.broken.sorted(by: { $0.key.fileName < $1.key.fileName })
            {
                problems.append("plantillas/\(key.fileName): \(error.sentence(house.language))")
            }
        }
        return problems + house.environmentWarnings
    }

    private static func sentence(_ error: TerminalError, _ language: Language) -> String {
        switch error {
        case .notATerminal:
            language.choose(
                es: "La consola necesita una terminal. Sin ella use los comandos: diamante --help.",
                en: "The console needs a terminal. Without one use the commands: diamante --help.")
        case .cannotMoveCursor(let name):
            language.choose(
                es:
                    "La terminal «\(Printing.harmless(name))» no puede mover el cursor. Use los comandos (diamante --help) "
                    + "o ponga TERM=xterm-256color.",
                en: "The terminal \"\(Printing.harmless(name))\" cannot move its cursor. Use the commands "
                    + "(diamante --help) or set TERM=xterm-256color.")
        case .noDescription(let name):
            language.choose(
                es:
                    "Esta máquina no conoce la terminal «\(Printing.harmless(name))» ni las usuales: instale ncurses-base.",
                en: "This machine knows neither the terminal \"\(Printing.harmless(name))\" nor the usual ones: "
                    + "install ncurses-base.")
        }
    }

    private static func sentence(_ notice: TerminalNotice, _ language: Language) -> String {
        switch notice {
        case .unknownTerminal(let name, let used):
            language.choose(
                es: "Esta máquina no conoce la terminal «\(name)»: se usa \(used).",
                en: "This machine does not know the terminal \"\(name)\": \(used) is used.")
        case .asciiOnly:
            language.choose(
                es: "Sin UTF-8: las letras se muestran sin tildes.", en: "No UTF-8: letters are shown without accents.")
        }
    }
}
