import Glibc

/// Starts a mensajero that outlives whoever needs it; its words go to `mensajero.log`.
enum MensajeroLaunch {
    /// Whoever queues commits first, then calls this: one that finds the lock taken ends by itself. Never waits and never
    /// fails loudly: one that cannot be started is seen as a mensajero that does not run.
    static func start(_ directory: DataDirectory, environment: [String: String]) {
        var environment = environment
        environment["DIAMANTE_DATA"] = directory.path
        // Those that have ended since are not kept as dead processes.
        while waitpid(-1, nil, WNOHANG) > 0 {}
        _ = ChildProcess(["mensajero", "--desatendido"], environment: environment, log: directory.mensajeroLog)
    }
}
