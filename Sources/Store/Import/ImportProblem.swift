package import Lending
package import Messaging

/// One thing that keeps an import from being done, with the place a person has to mend.
package struct ImportProblem: Sendable, Equatable {
    package let file: String
    /// Counted from 1, the header included; zero when it is about the whole file.
    package let line: Int
    package let column: String?
    /// What stands there, shortened and without control characters.
    package let found: String
    package let fault: ImportFault
}

/// What is wrong with a line, in terms of what was expected.
package enum ImportFault: Error, Sendable, Equatable {
    // The file.
    case emptyFile
    case utf16
    case notUTF8
    case missingColumn
    case repeatedColumn
    case unclosedQuote
    case textAfterQuote
    case fieldCount(found: Int, expected: Int)
    // A value.
    case missing
    case controlCharacter
    case tooLong(limit: Int)
    case notMoney
    case notPositive
    case notADay
    case notANumber(ClosedRange<Int>)
    case notOneOf([String])
    case notYesOrNo
    case phone(PhoneNumberError)
    case document(DocumentError)
    case dayInTheFuture(today: Day)
    case totalBelowPrincipal(principal: Money)
    case schedule(ScheduleError)
    // The rest of the portfolio.
    case repeated(line: Int)
    case clientUnknown
    /// Several clients have this number under different types.
    case clientAmbiguous([DocumentType])
    case loanUnknown
    /// The stored value is another one, and updating was not asked for.
    case differs(stored: String)
    case loanOfAnotherClient(stored: String)
    /// The change would touch installments on which payments stand.
    case scheduleHasPayments(stored: String)
    case loanVoid
    case loanNotPayable(LoanStatus)
    case moreThanBalance(payoff: Money)
    /// It is said to be paid, but the payments leave something open.
    case stillOwes(Money)
}
