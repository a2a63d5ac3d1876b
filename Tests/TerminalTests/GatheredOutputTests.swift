import Glibc
import Testing

@testable import Terminal

@Suite("What goes to the terminal")
struct GatheredOutputTests {
    /// A pair of sockets that keeps what is written apart, one message a write.
    private let (near, far): (Int32, Int32)

    init() {
        var ends: [Int32] = [-1, -1]
        socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends)
        (near, far) = (ends[0], ends[1])
    }

    private func received() -> String? {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = recv(far, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }

    @Test("a picture drawn in many pieces arrives in one, and the next one alone")
    func whole() {
        let output = GatheredOutput(on: near)
        for picture in ["abc", "defgh", "i", String(repeating: "j", count: 15_000), "kl"] {
            output.gather {
                for letter in picture {
                    fputs(String(letter), output.file)
                    fflush(output.file)
                }
                #expect(received() == nil)
            }
            #expect(received() == picture)
            #expect(received() == nil)
        }
        close(near)
        close(far)
    }

    @Test("what is written between two pictures goes out at once")
    func between() {
        let output = GatheredOutput(on: near)
        output.gather {}
        #expect(received() == nil)
        fputs("x", output.file)
        fflush(output.file)
        #expect(received() == "x")
        close(near)
        close(far)
    }

    @Test("a large picture is sent to its end, and nothing of it with the next one")
    func large() {
        let output = GatheredOutput(on: near)
        let picture = String(repeating: "0123456789", count: 5000)
        output.gather {
            fputs(picture, output.file)
            fflush(output.file)
        }
        var all = ""
        while let part = received() { all += part }
        #expect(all == picture)
        output.gather {
            fputs("next", output.file)
            fflush(output.file)
        }
        #expect(received() == "next" && received() == nil)
        close(near)
        close(far)
    }
}
