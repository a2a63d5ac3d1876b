import Messaging

/// What a client allows, in a few words.
struct ConsentWords {
    let consents: [Consent]
    let optOuts: [OptOut]

    /// `SMS · WhatsApp · visita`; nil when nothing is allowed.
    func collection(_ texts: Texts) -> String? {
        let granted = ContactMeans.allCases.filter(allows)
        return granted.isEmpty ? nil : granted.map { $0.label(texts.language) }.joined(separator: " · ")
    }

    /// Nobody is visited without (Ley 2300 de 2023, art. 6).
    var lacksVisit: Bool { !allows(.visit) }

    private func allows(_ means: ContactMeans) -> Bool {
        consents.contains { $0.means == means && $0.purpose == .collection && $0.state == .granted }
    }

    /// `de baja: SMS (todo)`; nil when nobody opted out.
    func optOut(_ texts: Texts) -> String? {
        guard !optOuts.isEmpty else { return nil }
        let parts = optOuts.map { optOut in
            let name = optOut.means.map { $0.label(texts.language) } ?? texts.everything
            return optOut.scope == .everything ? name + " (" + texts.everything + ")" : name
        }
        return texts.optedOutOf + parts.joined(separator: " · ")
    }
}
