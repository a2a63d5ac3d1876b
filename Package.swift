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
    targets: [
        // The system libraries: a module map and a shim each.
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CSQLite"),

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
                .embedInCode("data/errores-twilio.csv"),
            ],
            swiftSettings: house),

        .testTarget(name: "HouseTests", swiftSettings: house),
        .testTarget(name: "LendingTests", dependencies: ["Lending"], swiftSettings: house),
        .testTarget(
            name: "MessagingTests", dependencies: ["Messaging", "Lending", "Embedded"], exclude: ["Fixtures"],
            swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
