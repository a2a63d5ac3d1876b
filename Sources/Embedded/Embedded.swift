/// The files of `data/` that the program cannot do without, compiled into the executable.
///
/// SwiftPM's `embedInCode` makes a constant of each file (`PackageResources`). The links beside this file lead to the
/// one copy at the top level; each file has its own, because a link to all of `data/` would show SwiftPM the live
/// database. A new file is named in `files` too; a test compares that list with the directory.
package enum Embedded {
    package struct File: Sendable {
        /// Without its directory: `cuota-vencida.sms.es.txt`, `tarifas.csv`.
        package let name: String
        package let bytes: [UInt8]

        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    package static func file(_ name: String) -> File? {
        files.first { $0.name == name }
    }
}
