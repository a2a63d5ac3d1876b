import Glibc
import Lending
import Messaging

/// Time zones from the system's database, through the C library.
enum ZoneFile {
    /// Colombia's is built in; any other needs the system's zone database.
    static func zone(named name: String, _ language: Language) throws(Failure) -> BusinessZone {
        if name == BusinessZone.bogota.name { return .bogota }
        let known =
            !name.isEmpty && !name.contains("..") && name.first != "/" && isZone("/usr/share/zoneinfo/" + name)
        guard known else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "DIAMANTE_TIMEZONE: no se conoce la zona «\(name)»; escriba por ejemplo America/Bogota.",
                    en: "DIAMANTE_TIMEZONE: the zone \"\(name)\" is not known; write for example America/Bogota."))
        }
        // One zone for the whole process: the C library keeps it.
        setenv("TZ", ":" + name, 1)
        tzset()
        return BusinessZone(name: name) { instant in
            var seconds = time_t(instant.milliseconds / 1000)
            var local = tm()
            localtime_r(&seconds, &local)
            return local.tm_gmtoff
        }
    }

    /// The C library takes what is no zone (a directory, a list) for UTC and says nothing.
    private static func isZone(_ path: String) -> Bool {
        (try? TextFile.bytes(path))?.starts(with: "TZif".utf8) == true
    }
}
