import Lending
import Testing

@Suite("A set of ids")
struct IdentifierSetTests {
    @Test("does what a set of theirs does, and gives them in their order", arguments: 1...20)
    func againstSet(seed: Int) {
        var dice = SeededGenerator(seed: seed)
        var ids = LoanIDs()
        var plain: Set<LoanID> = []
        let spread: Int64 = [70, 1000, 1 << 40].randomElement(using: &dice) ?? 70
        func any() -> LoanID { LoanID(Int64.random(in: -spread...spread, using: &dice)) }
        for _ in 0..<300 {
            let id = any()
            if Bool.random(using: &dice) {
                #expect(ids.insert(id) == plain.insert(id).inserted)
            } else {
                #expect(ids.remove(id) == (plain.remove(id) != nil))
            }
            #expect(ids.contains(id) == plain.contains(id))
        }
        let others = (0..<200).map { _ in any() }
        let other = LoanIDs(others)
        var both = ids
        both.formUnion(other)
        #expect(Array(both) == plain.union(others).sorted())
        #expect(both.count == plain.union(others).count)
        #expect(Array(ids.intersection(other)) == plain.intersection(others).sorted())
        #expect(Array(ids.subtracting(other)) == plain.subtracting(others).sorted())
        #expect(ids.intersection(other).count + ids.subtracting(other).count == ids.count)
        #expect(ids == LoanIDs(plain))
        var batches: [[LoanID]] = []
        ids.forEachBatch(of: 7) { batches.append($0) }
        #expect(batches.allSatisfy { (1...7).contains($0.count) })
        #expect(batches.flatMap { $0 } == plain.sorted())
    }

    @Test("holds the smallest and the greatest id there is")
    func edges() {
        let ids: ClientIDs = [ClientID(.max), ClientID(.min), ClientID(0), ClientID(-1)]
        #expect(ids.map(\.rawValue) == [.min, -1, 0, .max])
        #expect(ClientIDs().isEmpty)
    }
}
