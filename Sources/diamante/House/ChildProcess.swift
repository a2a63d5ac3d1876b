import Glibc

/// A process of this same executable, in a session of its own, without a terminal.
struct ChildProcess {
    let id: pid_t

    /// Hidden from Swift by the C library's overlay (`spawn.h`).
    private static let newSession: Int16 = 0x80

    /// Starts `diamante <arguments>`. `descriptors` maps what the child sees to what this process holds; everything else is
    /// closed to it. Its words go to `log`, if there is one. Nil when the system has no room for it.
    init?(_ arguments: [String], environment: [String: String], descriptors: [Int32: Int32] = [:], log: String? = nil) {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Self.newSession)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        if descriptors[STDOUT_FILENO] == nil {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_addopen(
            &actions, STDERR_FILENO, log ?? "/dev/null", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        for (theirs, ours) in descriptors { posix_spawn_file_actions_adddup2(&actions, ours, theirs) }

        let arguments = CStrings(["diamante"] + arguments)
        let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
        var child = pid_t()
        guard
            posix_spawn(&child, "/proc/self/exe", &actions, &attributes, arguments.pointers, variables.pointers) == 0
        else { return nil }
        id = child
    }

    /// Waits for its end, but not for ever.
    func wait(seconds: Int) {
        for _ in 0..<(seconds * 50) {
            var status: Int32 = 0
            if waitpid(id, &status, WNOHANG) != 0 { return }
            _ = poll(nil, 0, 20)
        }
    }
}

/// A null-terminated array of C strings that lives as long as this object.
private final class CStrings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [String]) {
        count = strings.count
        pointers = .allocate(capacity: count + 1)
        for (index, string) in strings.enumerated() { pointers[index] = strdup(string) }
        pointers[count] = nil
    }

    deinit {
        for index in 0..<count { free(pointers[index]) }
        pointers.deallocate()
    }
}
