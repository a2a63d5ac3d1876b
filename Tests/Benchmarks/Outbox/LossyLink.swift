import Foundation
import Glibc
import Synchronization

// Kernels are built without `netem` often enough, so the bad network is this program: a TUN device whose other end is a
// thread here. A packet to 127.0.0.2 is sent back with its two addresses exchanged, as one from 127.0.0.2 to 127.0.0.1
// (no checksum changes by that), later or never, as the weather is. Whoever connects to 127.0.0.2 reaches a server on
// 127.0.0.1 through it, with the kernel's own TCP at both ends.

/// The only way to 127.0.0.2, inside a network namespace of one's own.
final class LossyLink: Sendable {
    struct Weather: Sendable {
        enum Drops: Sendable { case nothing, everything, answers }

        /// The part of all packets that is lost, 0…1.
        var loss = 0.0
        /// Milliseconds, each way.
        var delay = 0
        var drops = Drops.nothing
        /// Of the server: what comes from it is an answer.
        var port = 0

        static let good = Weather()
    }

    static let address = "127.0.0.2"
    private static let device = "diamante0"
    private let descriptor: Int32
    private let weather = Mutex(Weather.good)

    struct Unavailable: Error, CustomStringConvertible {
        let what: String
        let code: Int32

        var description: String { "\(what): \(String(cString: strerror(code)))" }
    }

    /// TUNSETIFF, IFF_TUN and IFF_NO_PI of `linux/if_tun.h`, which is not among the modules.
    private static let setInterface: UInt = 0x4004_54CA
    private static let flags: Int16 = 0x1001

    init() throws {
        descriptor = open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Unavailable(what: "/dev/net/tun", code: errno) }
        var interface = [UInt8](repeating: 0, count: 40)
        interface.replaceSubrange(0..<Self.device.utf8.count, with: Self.device.utf8)
        interface[16] = UInt8(Self.flags & 0xFF)
        interface[17] = UInt8(Self.flags >> 8)
        guard ioctl(descriptor, Self.setInterface, &interface) == 0 else {
            throw Unavailable(what: "TUNSETIFF", code: errno)
        }
        // 127.0.0.2 is nobody's here but the device's.
        try Self.ip("link", "set", "lo", "up")
        try? Self.ip("addr", "del", "127.0.0.1/8", "dev", "lo")
        try? Self.ip("addr", "add", "127.0.0.1/32", "dev", "lo")
        try plug(in: true)
        Thread.detachNewThread { [self] in carry() }
    }

    /// False pulls the cable.
    func plug(in plugged: Bool) throws {
        guard plugged else { return try Self.ip("link", "set", Self.device, "down") }
        try Self.ip("link", "set", Self.device, "up")
        let setting = "/proc/sys/net/ipv4/conf/\(Self.device)/route_localnet"
        guard let file = fopen(setting, "w") else { throw Unavailable(what: setting, code: errno) }
        fputs("1", file)
        fclose(file)
        try Self.ip("route", "replace", Self.address + "/32", "dev", Self.device, "src", "127.0.0.1")
    }

    func set(_ new: Weather) {
        weather.withLock { $0 = new }
    }

    private func carry() {
        var waiting: [(due: Int64, packet: [UInt8])] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let now = Self.milliseconds()
            while let first = waiting.first, first.due <= now {
                _ = write(descriptor, first.packet, first.packet.count)
                waiting.removeFirst()
            }
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, waiting.first.map { Int32(clamping: max(0, $0.due - now)) } ?? -1) > 0 else {
                continue
            }
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 20, buffer[0] >> 4 == 4 else {
                // Pulled, or not IPv4.
                if count < 0, errno != EAGAIN { usleep(10_000) }
                continue
            }
            let weather = weather.withLock { $0 }
            guard passes(buffer[..<count], weather) else { continue }
            var packet = Array(buffer[..<count])
            for index in 12..<16 { packet.swapAt(index, index + 4) }
            // One after the other, also where the weather has just become better.
            let due = max(now + Int64(weather.delay), waiting.last?.due ?? 0)
            waiting.append((due, packet))
        }
    }

    private func passes(_ packet: ArraySlice<UInt8>, _ weather: Weather) -> Bool {
        switch weather.drops {
        case .everything: return false
        case .answers where isAnswer(packet, port: weather.port): return false
        case .answers, .nothing: return Double.random(in: 0..<1) >= weather.loss
        }
    }

    /// Carries bytes of the server's, not only its acknowledgements.
    private func isAnswer(_ packet: ArraySlice<UInt8>, port: Int) -> Bool {
        let tcp = Int(packet[0] & 0xF) * 4
        guard packet[9] == 6, packet.count >= tcp + 20 else { return false }
        let source = Int(packet[tcp]) << 8 | Int(packet[tcp + 1])
        return source == port && packet.count > tcp + Int(packet[tcp + 12] >> 4) * 4
    }

    private static func ip(_ arguments: String...) throws {
        let program = try StartedProgram(
            ["ip"] + arguments, environment: ["PATH": "/usr/sbin:/sbin:/usr/bin:/bin"], out: "/dev/null",
            err: "/dev/null")
        guard program.ended() == 0 else { throw Unavailable(what: "ip \(arguments.joined(separator: " "))", code: EIO) }
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
