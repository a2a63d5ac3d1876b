// swift-tools-version: 6.2
import PackageDescription

/// Every target is written in the Swift 6 language mode with the same strictness.
let house: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

/// Bottom-up: a target knows only the ones above it. `Tests/HouseTests` holds the import lines against this picture.
let package = Package(
    name: "Diamante",
    products: [.executable(name: "diamante", targets: ["diamante"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // The system libraries: a module map and a shim each.
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CSQLite"),

        // A thin face over libsqlite3: statements, transactions, migrations, backup, the change signal.
        .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: house),
        // The terminal: canvas, styles, keys, screen, event loop, widgets.
        .target(name: "Terminal", dependencies: ["CNcurses"], swiftSettings: house),

        // What lending is: money, days, schedules, arrears. Pure.
        .target(name: "Lending", swiftSettings: house),
        // What a message is: numbers, templates, segments, who may be contacted when. Pure.
        .target(name: "Messaging", dependencies: ["Lending"], swiftSettings: house),
        // The files of `data/` that the program needs at run time, inside the executable.
        .target(
            name: "Embedded",
            resources: [
                .embedInCode("data/plantillas"),
                .embedInCode("data/tarifas.csv"),
                .embedInCode("data/autorizacion.es.txt"),
                .embedInCode("data/autorizacion.en.txt"),
                .embedInCode("data/errores-twilio.csv"),
                .embedInCode("data/demo"),
            ],
            swiftSettings: house),

        // The books in one database file: clients, loans, payments, the outbox. Every SQL statement of the product.
        .target(name: "Store", dependencies: ["SQLite", "Lending", "Messaging"], swiftSettings: house),
        // A Twilio on loopback, with faults, for demo, training and tests.
        .target(name: "Simulator", swiftSettings: house),
        // HTTP over libcurl: many requests in flight in one loop, no POST ever twice.
        .target(name: "HTTP", dependencies: ["CCurl"], swiftSettings: house),
        // Twilio's Messages API: calls made, answers read, many in flight.
        .target(name: "Twilio", dependencies: ["HTTP", "Messaging"], swiftSettings: house),
        // The mensajero: the one process that posts to Twilio, looks for what is uncertain and follows what was accepted.
        .target(name: "Outbox", dependencies: ["Store", "Twilio", "Messaging", "Lending"], swiftSettings: house),
        // What people see and type: keymap, texts, screens. Never the network.
        .target(
            name: "Console", dependencies: ["Terminal", "Store", "Messaging", "Lending"], swiftSettings: house),
        // The console and its commands: one file a command, glue only.
        .executableTarget(
            name: "diamante",
            dependencies: [
                "Embedded", "SQLite", "HTTP", "Lending", "Messaging", "Store", "Twilio", "Outbox", "Simulator",
                "Terminal", "Console", "Demo",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: house),

        // An invented portfolio of any size, for demo, training, tests and benchmarks.
        .target(name: "Demo", dependencies: ["Embedded", "Store", "Lending", "Messaging"], swiftSettings: house),

        // A server of scripted bytes on loopback, for tests.
        .target(name: "SocketServer", path: "Tests/SocketServer", swiftSettings: house),
        // A disk that fills, for tests.
        .target(name: "SmallDisk", path: "Tests/SmallDisk", swiftSettings: house),

        // Every figure that is claimed, printed by a command: `swift run -c release Benchmarks`.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Demo", "Store", "SQLite", "HTTP", "Lending", "Messaging", "Simulator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks", exclude: ["Outbox/document-loop.py"], swiftSettings: house),

        .testTarget(name: "HouseTests", swiftSettings: house),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "CSQLite"], swiftSettings: house),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "CNcurses"], swiftSettings: house),
        .testTarget(name: "LendingTests", dependencies: ["Lending"], swiftSettings: house),
        .testTarget(
            name: "StoreTests", dependencies: ["Store", "SQLite", "CSQLite", "Lending", "Messaging"],
            swiftSettings: house),
        .testTarget(
            name: "ImportTests", dependencies: ["Store", "SQLite", "Lending", "Messaging"], swiftSettings: house),
        .testTarget(name: "SimulatorTests", dependencies: ["Simulator"], swiftSettings: house),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP", "CCurl", "SocketServer"], swiftSettings: house),
        .testTarget(
            name: "TwilioTests", dependencies: ["Twilio", "HTTP", "Messaging", "SocketServer"], swiftSettings: house),
        .testTarget(
            name: "DemoTests", dependencies: ["Demo", "Store", "SQLite", "Lending", "Messaging", "Simulator"],
            swiftSettings: house),
        .testTarget(
            name: "MessagingTests", dependencies: ["Messaging", "Lending", "Embedded"], exclude: ["Fixtures"],
            swiftSettings: house),
        .testTarget(
            name: "OutboxTests",
            dependencies: [
                "Outbox", "Store", "Twilio", "HTTP", "Messaging", "Lending", "SQLite", "Simulator", "SocketServer",
                "SmallDisk", "Embedded",
            ], swiftSettings: house),
        .testTarget(
            name: "ConsoleTests",
            dependencies: ["Console", "Terminal", "Store", "SQLite", "Messaging", "Lending", "Embedded"],
            exclude: ["Golden"],
            swiftSettings: house),
        // The executable itself, from outside: a real terminal, real files, a Twilio on loopback.
        .testTarget(name: "EndToEnd", dependencies: ["diamante", "Simulator", "SmallDisk"], swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
