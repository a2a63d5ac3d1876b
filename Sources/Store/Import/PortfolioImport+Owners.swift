import Lending
import SQLite

extension PortfolioImport {
    /// The client a loan belongs to: by type and number where both are told, else the only one with that number.
    func owner(of row: LoanRow) throws -> LoanLedger.Owner? {
        let documents: [Document]
        do throws(DocumentError) {
            documents = try candidates(row)
        } catch {
            problem(.document(error), row, .document, row.document)
            return nil
        }
        var found: [(type: DocumentType, owner: LoanLedger.Owner)] = []
        for document in documents {
            if let index = clientIndex[document] {
                found.append((document.type, .planned(index)))
            } else if let id = try store.client(document: document) {
                found.append((document.type, .stored(id)))
            }
        }
        if found.count > 1 {
            problem(.clientAmbiguous(found.map(\.type)), row, .document, row.document)
        } else if found.isEmpty, !lostClients.holds(row.document) {
            problem(.clientUnknown, row, .document, row.document)
        }
        return found.count == 1 ? found[0].owner : nil
    }

    func ownerID(_ owner: LoanLedger.Owner) -> ClientID? {
        switch owner {
        case .planned(let index): clients[index].id
        case .stored(let id): id
        }
    }

    /// Every document that the cell may mean.
    private func candidates(_ row: LoanRow) throws(DocumentError) -> [Document] {
        if let type = row.documentType { return [try Document(type: type, number: row.document)] }
        let head = row.document.prefix { $0 != " " }
        if DocumentType(parsing: head) != nil { return [try Document.parse(row.document)] }
        let documents = DocumentType.allCases.compactMap { try? Document(type: $0, number: row.document) }
        return documents.isEmpty ? [try Document.parse(row.document)] : documents
    }
}
