import Glibc
import Synchronization

/// Something that happened once, told from one thread to another.
final class Latch: Sendable {
    private let value = Atomic(false)

    var isSet: Bool { value.load(ordering: .acquiring) }

    func set() {
        value.store(true, ordering: .releasing)
    }
}

/// A pipe that only this process holds open: whoever watches its other end learns of our end, however it comes.
final class Lifeline {
    /// The end that children watch.
    let watched: Int32
    private let held: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (watched, held) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    /// Lets the children know.
    func cut() {
        close(held)
    }

    /// Calls `body` on a thread of its own when the other end of `descriptor` is gone.
    static func onEnd(of descriptor: Int32, _ body: @escaping @Sendable () -> Void) {
        final class Watch: Sendable {
            let descriptor: Int32
            let body: @Sendable () -> Void
            init(_ descriptor: Int32, _ body: @escaping @Sendable () -> Void) {
                self.descriptor = descriptor
                self.body = body
            }
        }
        let argument = Unmanaged.passRetained(Watch(descriptor, body)).toOpaque()
        // A C function pointer: a closure of an actor's would trap on another thread.
        let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
            guard let argument else { return nil }
            let watch = Unmanaged<Watch>.fromOpaque(argument).takeRetainedValue()
            var byte: UInt8 = 0
            while read(watch.descriptor, &byte, 1) < 0 && errno == EINTR {}
            watch.body()
            return nil
        }
        var thread = pthread_t()
        pthread_create(&thread, nil, run, argument)
        pthread_detach(thread)
    }
}
