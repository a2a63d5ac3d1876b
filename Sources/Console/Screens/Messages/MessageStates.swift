import Messaging

/// What the list of messages can be narrowed to.
enum MessageStates: Hashable, CaseIterable {
    case all
    /// Needs a look: went wrong, or nobody knows.
    case trouble
    /// Still to come, or on its way.
    case waiting
    case one(MessageState)

    static var allCases: [MessageStates] { [.all, .trouble, .waiting] + MessageState.allCases.map { .one($0) } }

    var states: Set<MessageState> {
        switch self {
        case .all: []
        case .trouble: [.uncertain, .unresolved, .undelivered, .failed, .rejected]
        case .waiting: [.queued, .sending, .accepted, .sent]
        case .one(let state): [state]
        }
    }

    func name(_ texts: Texts) -> String {
        switch self {
        case .all: texts.allStates
        case .trouble: texts.withTrouble
        case .waiting: texts.underWay
        case .one(let state): texts.label(state)
        }
    }
}
