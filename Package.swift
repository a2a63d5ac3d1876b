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

        // The terminal: canvas, styles, keys, screen, event loop, widgets.
        .target(name: "Terminal", dependencies: ["CNcurses"], swiftSettings: house),

        // What lending is: money, days, schedules, arrears. Pure.
        .target(name: "Lending", swiftSettings: house),
        // What a message is: numbers, templates, segments, who may be contacted when. Pure.
        .target(name: "Messaging", dependencies: ["Lending"], swiftSettings: house),

        .testTarget(name: "HouseTests", swiftSettings: house),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "CNcurses"], swiftSettings: house),
        .testTarget(name: "LendingTests", dependencies: ["Lending"], swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
