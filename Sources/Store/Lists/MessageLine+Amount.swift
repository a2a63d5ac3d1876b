package import Lending
import Messaging

extension MessageLine {
    /// What it was about, also once it has left: of a reminder, the amount that its own text names, where it names one.
    package var amountAsked: Money? {
        if let amount { return amount }
        return brief.kind.contactClass == .collection ? AmountInText.only(in: body) : nil
    }
}
