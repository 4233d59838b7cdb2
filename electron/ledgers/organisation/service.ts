import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { effectivePatch } from '../../../shared/kernel/patch.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import { idsUnder, inTreeOrder, sumsUnder } from '../../../shared/kernel/tree.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import type { Organisation, Post } from '../../../shared/ledgers/organisation/organisation.ts'
import { organisationPaper, organisationWorkbook } from '../../../shared/ledgers/organisation/papers.ts'
import {
  type Candidate,
  codeAsKept,
  complaintsOf,
  judgeAppointment,
  judgeDissolution,
  judgeRelief,
  postTitle,
  type Surroundings,
} from '../../../shared/ledgers/organisation/rules.ts'
import { standingOn } from '../../../shared/ledgers/organisation/standing.ts'
import type { Reader } from '../../db/access.ts'
import { records } from '../../db/records.ts'
import { type ExportRecord, officeOf, printing, savePaper, saveSheet } from '../../ipc/exports.ts'
import { implement } from '../../ipc/handlers.ts'
import * as store from './store.ts'

/** 组织: the tree, its posts, and how it stood on any day. */
export const organisationService = implement(organisation, {
  tree: (reader, { asOf }) => treeOn(reader, asOf),

  get(reader, { id }) {
    const found = known(reader, id)
    const counts = sumsUnder(store.allOrganisations(reader), store.membersNow(reader))
    return { organisation: found, posts: store.postsOf(reader, id), memberCount: counts.get(id) ?? 0 }
  },

  found(unit, wanted) {
    if (wanted.parentId !== null) known(unit, wanted.parentId)
    const candidate = { ...wanted, code: codeAsKept(wanted.code), dissolvedDay: null }
    judge(candidate, surroundings(unit, null, candidate, unit.today as Day))
    const sort = store.nextSort(unit, wanted.parentId)
    const made: Organisation = { ...candidate, id: unit.newId(), sort, revision: 1 }
    store.insertOrganisation(unit, made)
    return made
  },

  correct(unit, { id, revision, patch }) {
    const before = fresh(unit, id, revision)
    if (typeof patch.parentId === 'string') known(unit, patch.parentId)
    const { id: _id, revision: _revision, ...candidate } = { ...before, ...effectivePatch(before, patch) }
    candidate.code = codeAsKept(candidate.code)
    const today = unit.today as Day
    judge(candidate, surroundings(unit, id, candidate, today))
    const { dissolvedDay } = candidate
    if (dissolvedDay !== null && dissolvedDay !== before.dissolvedDay) {
      refuseIf(judgeDissolution({ ...before, dissolvedDay: null }, dissolvedDay, inside(unit, id), today))
    }
    return keep(unit, { ...before, ...candidate })
  },

  dissolve(unit, { id, revision, day }) {
    const before = fresh(unit, id, revision)
    refuseIf(judgeDissolution(before, day, inside(unit, id), unit.today as Day))
    for (const post of store.postsOf(unit, id)) {
      if (post.toDay !== null) continue
      if (post.fromDay > day) refuse('organisation.term-backwards', {})
      posts.keep(unit, { ...post, toDay: day })
    }
    return keep(unit, { ...before, dissolvedDay: day })
  },

  appoint(unit, wanted) {
    const place = known(unit, wanted.organisationId)
    if (wanted.memberId !== null && !store.hasMember(unit, wanted.memberId)) refuse('members.not-found', {})
    const asked = { ...wanted, title: postTitle(wanted.title) }
    refuseIf(judgeAppointment(place, asked, store.postsOf(unit, place.id), unit.today as Day))
    const post: Post = { ...asked, id: unit.newId(), toDay: null, revision: 1 }
    store.insertPost(unit, post)
    return post
  },

  relieve(unit, { postId, revision, day }) {
    const before = posts.fresh(unit, postId, revision)
    refuseIf(judgeRelief(before, day, unit.today as Day))
    return posts.keep(unit, { ...before, toDay: day })
  },

  async exportSheet(task, { asOf, reason }) {
    const nodes = treeOn(task.reader, asOf)
    const workbook = organisationWorkbook(nodes, { asOf, officeName: officeOf(task) })
    const told: ExportRecord = { event: 'organisation.exported', facts: { rows: nodes.length }, reason }
    return saveSheet(task, `${workbook.title}-${asOf}`, workbook, told)
  },

  async print(task, { asOf, reason }) {
    const nodes = treeOn(task.reader, asOf)
    const paper = organisationPaper(nodes, { asOf, officeName: officeOf(task), ...printing(task, reason) })
    const told: ExportRecord = { event: 'organisation.printed', facts: { rows: nodes.length }, reason }
    return savePaper(task, `${paper.title}-${asOf}`, paper, told)
  },
})

type Node = Output<typeof organisation.tree>[number]

function treeOn(reader: Reader, asOf: Day): Node[] {
  const nodes = inTreeOrder(standingOn(store.allOrganisations(reader), asOf))
  const counts = sumsUnder(nodes, store.membersOn(reader, asOf))
  const leaders = store.leadersOn(reader, asOf)
  return nodes.map((node) => ({
    ...node,
    memberCount: counts.get(node.id) ?? 0,
    secretary: leaders.get(node.id) ?? null,
  }))
}

const { known, fresh, keep } = records<Organisation>({
  find: store.findOrganisation,
  update: store.updateOrganisation,
  missing: 'organisation.not-found',
  stale: 'organisation.stale',
})
const posts = records<Post>({
  find: store.findPost,
  update: store.updatePost,
  missing: 'organisation.post-not-found',
  stale: 'organisation.stale',
})

function judge(candidate: Candidate, around: Surroundings): void {
  const [first] = complaintsOf(candidate, around)
  refuseIf(first?.fault)
}

/** What the rules must know about the place where an organisation stands or shall stand. */
function surroundings(reader: Reader, id: Id | null, candidate: Candidate, today: Day): Surroundings {
  const { parentId, code } = candidate
  const holder = store.organisationByCode(reader, code)
  const under = id === null || parentId === null ? [] : idsUnder(store.allOrganisations(reader), id)
  return {
    today,
    parent: parentId === null ? undefined : store.findOrganisation(reader, parentId),
    isLoop: under.some((each) => each === parentId),
    codeHolder: holder && holder.id !== id ? holder.shortName : undefined,
    childTypes: id === null ? [] : store.childTypes(reader, id),
    members: id === null ? 0 : store.presentMembers(reader, id),
  }
}

const inside = (reader: Reader, id: Id) => ({
  members: store.presentMembers(reader, id),
  children: store.childTypes(reader, id).length,
  freeFrom: store.freeFrom(reader, id),
})
