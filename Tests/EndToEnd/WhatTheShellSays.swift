import Foundation
import Testing

@Suite("The environment, the .env file and the pipes of a command")
struct WhatTheShellSays {
    @Test("a .env written by any editor is read, byte order mark, comments and quotes included")
    func environmentFile() throws {
        let place = try Workplace()
        let lines = [
            "\u{FEFF}DIAMANTE_LANG=en", "# DIAMANTE_LANG=es", "DIAMANTE_COMPANY=Créditos La 33 # centro",
            "TWILIO_ACCOUNT_SID=AC\(String(repeating: "0a", count: 16))", "export\tTWILIO_AUTH_TOKEN = 'la#clave' # sí",
            "TWILIO_PHONE_NUMBER=\"+15005550006\"", "TWILIO_API_KEY_SID= # opcional", "TWILIO_SMS_RATE=2\t# segmentos",
            "TWILIO_API_URL=http://127.0.0.1:9",
        ]
        let file = try place.write(".env", lines.joined(separator: "\r\n"))
        chmod(file, 0o600)
        let status = try place.diamante("estado")
        // All of it was understood: only nobody listens there.
        #expect(status.err.hasPrefix("Twilio cannot be reached"), Comment(rawValue: status.err))
        #expect(status.status == 1)
    }

    @Test("a .env that others can read is named by estado, with what to do")
    func exposed() throws {
        let place = try Workplace()
        let file = try place.write(".env", "DIAMANTE_LANG=es\n")
        chmod(file, 0o644)
        let status = try place.diamante("estado", "--json")
        #expect(status.err.contains("chmod 600 \(file)"))
        #expect((try status.json() as? [String: Any])?["env_expuestos"] as? [String] == [file])
        chmod(file, 0o600)
        #expect(try !place.diamante("estado").err.contains("chmod"))
    }

    @Test("a .env of another user is not read, and said", .enabled(if: geteuid() == 0))
    func foreign() throws {
        let place = try Workplace()
        let file = try place.write(".env", "DIAMANTE_LANG=en\nTWILIO_API_URL=https://example.com\n")
        chmod(file, 0o600)
        #expect(try place.diamante("estado").err.contains("is missing"))
        chown(file, 12_345, 12_345)
        let status = try place.diamante("estado")
        #expect(status.err.contains("Falta TWILIO_ACCOUNT_SID") && status.err.contains("\(file) es de otro usuario"))
    }

    @Test(
        "a value that makes no sense is a sentence and status 3",
        arguments: [
            ("DIAMANTE_CLOCK_OFFSET", "-9223372036854775808"), ("DIAMANTE_TIMEZONE", "America"),
            ("DIAMANTE_TIMEZONE", "zone.tab"), ("DIAMANTE_TIMEZONE", "../../../etc/passwd"),
            ("TWILIO_CONCURRENCY", "0.5"), ("TWILIO_SMS_RATE", "nan"), ("DIAMANTE_LANG", "fr"),
            ("DIAMANTE_RESEND", "yes"), ("DIAMANTE_RECONCILE_LOOKS", "5,,20"),
        ])
    func senseless(name: String, value: String) throws {
        let place = try Workplace()
        let result = try place.diamante("ajuste", with: ["TWILIO_API_URL": "http://127.0.0.1:9", name: value])
        #expect(result.status == 3, Comment(rawValue: result.err))
        #expect(result.err.hasPrefix(name + ":"))
        #expect(result.out.isEmpty)
    }

    @Test("output that cannot be written ends with status 1 and the system's reason; a reader that left is no error")
    func fullOutput() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 3).imported(place)
        func shell(_ line: String) throws -> Program.Ended {
            var environment = place.environment
            environment["D"] = Workplace.executable
            return try Program.run("/bin/bash", ["-c", line], environment: environment, in: place.root)
        }
        for command in ["exportar clientes", "mensajes --json", "ajuste", "estado --json"] {
            let result = try shell("\"$D\" \(command) > /dev/full")
            #expect(result.status == 1, "\(command): \(result.err)")
            #expect(result.err.contains("No space left on device"), "\(command): \(result.err)")
        }
        #expect(try shell("set -o pipefail; \"$D\" exportar clientes | true").status == 0)
    }

    @Test("a closed output is not taken over by the first file that is opened")
    func closedOutput() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 3).imported(place)
        var environment = place.environment
        environment["D"] = Workplace.executable
        for closed in [">&-", "<&- >&-", "<&- >&- 2>&-"] {
            let line = "\"$D\" exportar clientes \(closed)"
            let result = try Program.run("/bin/bash", ["-c", line], environment: environment, in: place.root)
            #expect(result.status == 1, Comment(rawValue: closed))
        }
        let files = try FileManager.default.contentsOfDirectory(at: place.data, includingPropertiesForKeys: nil)
        for file in files where file.lastPathComponent != "diamante.db" {
            #expect(try !Data(contentsOf: file).starts(with: "documento".utf8), Comment(rawValue: file.path))
        }
        #expect(try place.diamante("verificar").status == 0)
    }

    @Test(
        "a number beyond all reason is refused, and crashes nothing",
        arguments: [
            ["mensajero", "--hasta-vaciar", "--espera", "9223372036854775807"],
            ["recordatorios", "--dias", "9223372036854775807"], ["festivos", "99999999999999999999"],
            ["pago", "1000", "9223372036854775807"], ["ajuste", "tope-mensual", "9223372036854775807"],
            ["retirar", "9223372036854775807"], ["usuario", ""],
        ])
    func beyondReason(arguments: [String]) throws {
        let result = try Workplace().run(arguments)
        #expect(result.status == 1 || result.status == 2, Comment(rawValue: result.err))
        #expect(!result.err.isEmpty && !result.err.contains("CHECK"))
    }

    @Test("a backup to a folder that is not there says so of the folder")
    func backupNowhere() throws {
        let result = try Workplace().diamante("respaldo", "nada/copia.db")
        #expect(result.status == 1)
        #expect(result.err.contains("nada/copia.db"))
    }

    @Test("nothing that was typed or imported steers the terminal it is shown on")
    func escapes() throws {
        let place = try Workplace()
        let evil = "\u{1B}[31m\u{9B}2JX"
        for arguments in [
            ["pago", evil, "100"], ["pago", "1", "100", "--medio", evil], [evil],
            ["exportar", "clientes", "--" + evil],
            ["usuario", "--rol", "x", evil], ["recordatorio-pago", evil], ["aviso", "hola", "--ruta", evil],
        ] {
            let result = try place.run(arguments)
            #expect(result.status != 0)
            #expect(!(result.out + result.err).unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
        }
    }

    @Test("a route that a person is given and nobody knows is a slip and refused, or made on purpose")
    func newRoute() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 1).imported(place)
        let slip = try place.diamante("usuario", "nora", "--ruta", "Nrote")
        #expect(slip.status == 1)
        #expect(slip.err.contains("«Nrote»") && slip.err.contains("Norte") && slip.err.contains("--ruta-nueva"))
        #expect(try !place.diamante("usuario").out.contains("nora"))
        let known = try place.diamante("usuario", "nora", "--ruta", "norte")
        #expect(known.status == 0 && known.out.contains("\tNorte") && !known.err.contains("Rutas nuevas"))
        let made = try place.diamante("usuario", "nora", "--ruta", "Oriente", "--new-route")
        #expect(made.status == 0 && made.err.contains("Rutas nuevas: Oriente."), "\(made.err)")
    }

    @Test("a bulk run that is not there is no run of which nothing was left", arguments: ["retirar", "resolver"])
    func unknownRun(command: String) throws {
        let place = try Workplace()
        let arguments = [command, "--ejecucion", "99"] + (command == "resolver" ? ["--llego"] : [])
        let result = try place.run(arguments)
        #expect(result.status == 1)
        #expect(result.err.contains("envío masivo 99"))
        #expect(try place.run(arguments, with: ["DIAMANTE_LANG": "en"]).err.contains("no bulk run 99"))
    }

    @Test(
        "a command that was asked for JSON says in JSON, too, why it did not do it",
        arguments: [
            (["pago", "9999", "100", "--json"], 1), (["mensajes", "--estado", "x", "--json"], 2),
            (["pago", "1", "--json"], 2), (["retirar", "--ejecucion", "99", "--json"], 1),
            (["cuotas-vencidas", "--json"], 3), (["exportar", "nada", "--formato", "json"], 2),
            (["nada", "--json"], 2), (["importar", "--clientes", "no-existe.csv", "--json"], 1),
        ] as [([String], Int32)])
    func jsonRefusal(arguments: [String], status: Int32) throws {
        let result = try Workplace().run(arguments)
        #expect(result.status == status)
        let told = try #require(try result.json() as? [String: Any])
        let sentence = try #require(told["error"] as? String)
        #expect(!sentence.isEmpty && result.err.contains(sentence), "\(sentence)")
        #expect(!sentence.contains("\n"))
        #expect(told["salida"] as? Int == Int(status))
    }

    @Test("one that has told its result already prints no second value")
    func oneValue() throws {
        let place = try Workplace()
        let file = try place.write("malo.csv", "documento,nombre\n,Beto\n")
        let result = try place.diamante("importar", "--clientes", file, "--json")
        #expect(result.status == 1)
        #expect((try result.json() as? [String: Any])?["errores"] is [Any])
        // Without being asked for it nothing is JSON.
        #expect(try place.diamante("pago", "9999", "100").out.isEmpty)
    }

    @Test(
        "messages are a table in the words of the language at a terminal, and tabs and the words of the contract in a pipe",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
    func messagesTable() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        #expect(try place.diamante("cuotas-vencidas", with: ["DIAMANTE_DIE_AT": "leading:1"]).status == 0)
        func atTerminal(_ language: String) throws -> String {
            var environment = place.environment
            environment["DIAMANTE_LANG"] = language
            let line = "'\(Workplace.executable)' mensajes"
            let ended = try Program.run(
                "/usr/bin/script", ["-qec", line, "/dev/null"], environment: environment, in: place.root)
            return ended.out
        }
        let spanish = try atTerminal("es")
        for word in ["Estado", "Fecha", "en cola", "vencida", "SMS", "Cliente Norte 1"] {
            #expect(spanish.contains(word), "\(word): \(spanish)")
        }
        let english = try atTerminal("en")
        for word in ["State", "Date", "queued", "overdue", "Cliente Norte 1"] {
            #expect(english.contains(word), "\(word): \(english)")
        }
        #expect(!english.contains("vencida") && !english.contains("\t"))
        let piped = try place.diamante("mensajes", with: ["DIAMANTE_LANG": "en"]).out
        #expect(piped.contains("\ten_cola\tcuota-vencida\tsms\t"))
        #expect(piped.split(separator: "\n").count == 2)
    }

    @Test("a directory that is everybody's is refused, and stays open to everybody")
    func everybodys() throws {
        let place = try Workplace()
        chmod(place.data.path, 0o1777)
        let result = try place.diamante("ajuste")
        #expect(result.status == 3)
        #expect(result.err.contains("es de todos"))
        var info = stat()
        #expect(stat(place.data.path, &info) == 0 && info.st_mode & 0o7777 == 0o1777)
    }

    @Test("an empty key is no key: it would make every later payment a repetition of the first")
    func emptyKey() throws {
        let place = try Workplace()
        try SmallPortfolio(place, count: 1).imported(place)
        let result = try place.diamante("pago", "1000", "1000", "--clave", " ")
        #expect(result.status == 2)
        #expect(result.err.contains("--clave"))
        #expect(try place.diamante("exportar", "pagos").out.split(separator: "\n").count == 1)
    }

    @Test("a mensajero that was told to end before the queue is empty says so")
    func endedEarly() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 2).imported(place)
        #expect(try place.diamante("mensajero", "--pausar").status == 0)
        let sid = try place.diamante("cuotas-vencidas").status
        #expect(sid == 0)
        #expect(eventually { place.mensajeroID != nil })
        place.endMensajero()
        let waiting = try place.start("mensajero", "--hasta-vaciar", "--json")
        #expect(eventually { place.mensajeroID == waiting.id })
        kill(waiting.id, SIGTERM)
        let ended = try waiting.ended()
        #expect(ended.status == 1)
        #expect((try ended.json() as? [String: Any])?["por_enviar"] as? Int == 2)
        #expect(ended.err.contains("2 por enviar"))
    }
}
