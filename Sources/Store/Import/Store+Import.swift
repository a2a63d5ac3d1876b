import SQLite

extension Store {
    /// Brings clients, loans and payments in from CSV files, all of them or none. Safe to repeat: what is there already
    /// and equal is left alone. Problems do not throw: they stand in the result, and nothing is written.
    package func importPortfolio(_ files: ImportFiles, _ options: ImportOptions) throws -> ImportResult {
        guard options.role.mayImport else { throw StoreError.notAllowed(options.role) }
        guard options.grants.isEmpty || !SearchText.folded(options.source).isEmpty else {
            throw StoreError.reasonMissing
        }
        let work = PortfolioImport(files, options, store: self)
        if options.dryRun {
            try read { try work.plan() }
            return work.finish(written: false)
        }
        // Nothing is decided before the write lock is held, so that what was decided still holds when it is written.
        return try database.withLargeCache {
            try write {
                try work.plan()
                guard work.findings.problemCount == 0 else { return work.finish(written: false) }
                try work.write()
                return work.finish(written: true)
            }
        }
    }
}
