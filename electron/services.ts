import { accountService } from './accounts/service.ts'
import { attachmentService } from './attachments/service.ts'
import { auditService } from './audit/service.ts'
import { bundleService } from './bundles/service.ts'
import { cuttingService } from './cutting/service.ts'
import { deskService } from './desk/service.ts'
import { importService } from './imports/service.ts'
import { attachmentJudges, cutJudges, importNouns, ledgerServices, ledgersSay } from './ledgers/derived.ts'
import type { Services } from './router/router.ts'
import { taskService } from './router/tasks.ts'
import { sessionService } from './session/service.ts'

/** Who honours which section of the contract. */
export const services: Services = {
  ...ledgerServices,
  session: sessionService,
  accounts: accountService,
  cutting: cuttingService(cutJudges),
  desk: deskService(ledgersSay),
  attachments: attachmentService(attachmentJudges),
  audit: auditService,
  imports: importService(importNouns),
  bundles: bundleService,
  tasks: taskService,
}
