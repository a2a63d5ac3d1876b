import Foundation
import Simulator
import Testing

@Suite("Bad input gets one clear sentence and changes nothing")
struct WhatIsWrongIsSaid {
    @Test("a CSV with a bad line names file, line and column, and nothing is written")
    func badCSV() throws {
        let place = try Workplace()
        let file = try place.write("malo.csv", "documento,nombre,telefono\n123456,Ana,3001234567\n,Beto,300\n")
        let result = try place.diamante("importar", "--clientes", file)
        #expect(result.status == 1)
        #expect(result.err.contains("malo.csv, línea 3, columna documento"))
        #expect(result.err.contains("malo.csv, línea 3, columna telefono"))
        #expect(try place.diamante("exportar", "clientes").out.split(separator: "\n").count == 1)
    }

    @Test("without Twilio a mass reminder queues nothing and names the variable")
    func unconfigured() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 2).imported(place)
        let result = try place.diamante("cuotas-vencidas")
        #expect(result.status == 3)
        #expect(result.err.contains("TWILIO_ACCOUNT_SID"))
        #expect(try place.diamante("mensajes", "--json").out == "[]\n")
    }

    @Test("a wrong token is said by estado, and keeps the queue")
    func wrongToken() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.authToken = "la-buena" }
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        let status = try place.diamante("estado")
        #expect(status.status == 1)
        #expect(status.err.contains("20003"))
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "3")
        #expect(emptied.status == 1)
        #expect(emptied.err.contains("2 por enviar"))
        #expect(twilio.simulator.statistics.accepted == 0)
        #expect(try place.diamante("estado").out.contains("en pausa"))
    }

    @Test("a network that cannot be reached is said")
    func unreachable() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        twilio.simulator.stop()
        let result = try place.diamante("estado")
        #expect(result.status == 1)
        #expect(result.err.contains("No hay conexión"))
    }

    @Test("a database of a newer version is left alone")
    func newerDatabase() throws {
        let place = try Workplace()
        #expect(try place.diamante("mensajes").status == 0)
        let database = place.data.appending(path: "diamante.db").path
        let bumped = try Program.run(
            "/usr/bin/sqlite3", [database, "PRAGMA user_version = 99"], environment: [:], in: place.root)
        #expect(bumped.status == 0)
        let result = try place.diamante("mensajes")
        #expect(result.status == 3)
        #expect(result.err.contains("versión más nueva"))
    }

    @Test("a file that is no database is named, and stays as it is")
    func notADatabase() throws {
        let place = try Workplace()
        let file = place.data.appending(path: "diamante.db")
        let text = String(repeating: "esto no es una base de datos\n", count: 100)
        try text.write(to: file, atomically: true, encoding: .utf8)
        let result = try place.diamante("mensajes")
        #expect(result.status == 1)
        #expect(result.err.contains("no es una base de datos sana"))
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test(
        "a data directory that cannot be made is said", .enabled(if: FileManager.default.fileExists(atPath: "/proc/1")))
    func unusableDirectory() throws {
        let place = try Workplace()
        let result = try place.diamante("mensajes", with: ["DIAMANTE_DATA": "/proc/diamante"])
        #expect(result.status == 3)
        #expect(result.err.contains("/proc/diamante"))
    }

    @Test(
        "what a command does not know ends with status 2",
        arguments: [["nada"], ["pago", "1"], ["mensajes", "--estado", "x"]])
    func usage(arguments: [String]) throws {
        #expect(try Workplace().run(arguments).status == 2)
    }

    @Test(
        "an option of the console before or behind a command is refused, not ignored",
        arguments: ["--demo", "--solo-lectura", "--read-only"])
    func consoleOptions(option: String) throws {
        let place = try Workplace()
        for arguments in [[option, "pago", "1", "100"], ["pago", "1", "100", option], ["pago", option, "1", "100"]] {
            let result = try place.run(arguments)
            #expect(result.status == 2, "\(arguments)")
            #expect(result.err.contains("\(option) es de la consola"), "\(result.err)")
        }
        #expect(try place.diamante("pago", "--", "1", option).status == 2)
    }

    @Test(
        "a clock that no calendar holds is refused with a sentence",
        arguments: ["-9223372036854775808", "9223372036854775807", "mañana"])
    func clockOffset(_ seconds: String) throws {
        let result = try Workplace().diamante("mensajes", with: ["DIAMANTE_CLOCK_OFFSET": seconds])
        #expect(result.status == 3)
        #expect(result.err.contains("DIAMANTE_CLOCK_OFFSET"))
    }

    @Test("a backup does not write over a file")
    func backupTwice() throws {
        let place = try Workplace()
        #expect(try place.diamante("respaldo", "copia.db").status == 0)
        let again = try place.diamante("respaldo", "copia.db")
        #expect(again.status == 1)
        #expect(again.err.contains("Ya existe"))
    }

    @Test("without a terminal, and on a dumb one, the console points to the commands")
    func noTerminal() throws {
        let place = try Workplace()
        let piped = try place.diamante()
        #expect(piped.status == 2)
        #expect(piped.err.contains("diamante --help"))
        let dumb = try Tmux(place, with: ["TERM": "dumb"])
        #expect(try dumb.shows("TERM=xterm-256color"))
    }
}
