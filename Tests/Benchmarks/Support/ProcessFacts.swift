import Glibc

/// What the kernel says of a running process.
struct ProcessFacts {
    /// Resident now and at its peak, in MiB.
    let memory: Double
    let peak: Double
    /// How often it gave up its turn to wait, all threads together.
    let switches: Int

    init(_ process: pid_t) {
        let status = Self.text("/proc/\(process)/status")
        memory = Double(Self.number("VmRSS:", in: status)) / 1024
        peak = Double(Self.number("VmHWM:", in: status)) / 1024
        switches = Self.threads(of: process).reduce(0) { sum, thread in
            let status = Self.text("/proc/\(process)/task/\(thread)/status")
            return sum + Self.number("voluntary_ctxt_switches:", in: status)
        }
    }

    /// What was read from the disk for it since it was started, in KiB: what it waited for, and what lies behind that.
    static func readFromDisk(by process: pid_t) -> Int { number("read_bytes:", in: text("/proc/\(process)/io")) / 1024 }

    private static func threads(of process: pid_t) -> [String] {
        guard let folder = opendir("/proc/\(process)/task") else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.first?.isNumber == true { names.append(name) }
        }
        return names
    }

    /// The number behind a name at the beginning of a line.
    private static func number(_ name: String, in text: String) -> Int {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return Int(line.dropFirst(name.count).filter(\.isNumber)) ?? 0
    }

    private static func text(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 16384)
        return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    }
}
