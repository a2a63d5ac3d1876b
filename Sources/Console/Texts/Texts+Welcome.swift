import Messaging

// The first run.

extension Texts {
    package var welcomeTitle: String { choose("Bienvenido a Diamante", "Welcome to Diamante") }
    package var welcomeLine: String {
        choose("Todavía no hay clientes. Cuatro maneras de seguir:", "There are no clients yet. Four ways on:")
    }

    /// What to type stands indented by two blanks.
    package var welcomeWays: [(title: String, lines: [String])] {
        choose(
            [
                (
                    "Verlo con datos inventados (no sale ningún mensaje de esta máquina)",
                    ["  diamante --demo"]
                ),
                ("Registrar un cliente a mano", ["Pulse 2 (Clientes) y después n."]),
                (
                    "Traer sus clientes, préstamos y pagos desde CSV",
                    [
                        "  diamante \(language.name(of: .importing)) --clientes c.csv --prestamos p.csv --ensayo",
                        "El ensayo revisa sin escribir; quite --ensayo cuando esté bien.",
                    ]
                ),
                (
                    "Conectar Twilio para enviar SMS y WhatsApp",
                    [
                        "Copie .env.example a .env, ponga su Account SID, Auth Token y número:",
                        "  diamante \(language.name(of: .status))",
                    ]
                ),
            ],
            [
                ("See it with invented data (no message leaves this machine)", ["  diamante --demo"]),
                ("Write down a client by hand", ["Press 2 (Clients) and then n."]),
                (
                    "Bring your clients, loans and payments from CSV",
                    [
                        "  diamante \(language.name(of: .importing)) --clients c.csv --loans p.csv --dry-run",
                        "The rehearsal checks without writing; drop --dry-run when all is well.",
                    ]
                ),
                (
                    "Connect Twilio to send SMS and WhatsApp",
                    [
                        "Copy .env.example to .env with Account SID, Auth Token and number:",
                        "  diamante \(language.name(of: .status))",
                    ]
                ),
            ])
    }
}
