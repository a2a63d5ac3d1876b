/// What can be done on the screens behind the first one; its names stand in `Texts+Desk`.
package enum DeskAction: Hashable, Sendable {
    // Messages.
    case withdraw, withdrawRun, sendAgain, arrived, settleRun, allArrived, allAgain, onlyArrived, onlyAgain
    case pauseSending, resumeSending, messageFilters
    // Loans and clients.
    case recordContact, correctContact
    case annulOrWithdraw, openClient, consent, grantConsent, revokeConsent, consentText, optOut, newClient, editClient,
        clientFilters, markClient
    // Templates.
    case templates, editTemplate, saveTemplate, restoreTemplate, otherClient
    case newLoan, editLoan, approveLoan, tellApproval
    // The account.
    case askTwilio
    // The house.
    case houseSettings, changeSetting, holidays, addHoliday, removeHoliday, yearBefore, yearAfter
    // Moving.
    case nextSection, previousSection, dayBefore, dayAfter, thisDay
}

/// Why one of these is off now.
package enum DeskOff: Sendable, Equatable {
    case notQueued, askedBack, decideFirst, nothingQueuedInRun, noRun, stillUnderWay, notUndecided, nothingUndecided,
        wrongNumber
    case takesNoPayment, owesNothing, nothingOverdue, nothingToTakeBack, alreadyAnnulled, noLoan, noClient,
        selectConsent, noTextKept
    case notToApprove, approvalTold, approvalLongAgo, nothingToOpen, noLaterDay
    case alreadyCorrected, notAPromise
    case workedAlready, dayIsOver
    case noTemplatesHere, nothingChanged, alreadyBuiltIn, overCeiling, notToBeSaid
}
