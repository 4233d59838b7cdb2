import { Empty, Table } from 'antd'
import { useState } from 'react'
import { labelOf } from '../../../shared/codes/index.ts'
import { organisationPostCodes } from '../../../shared/codes/organisation.ts'
import { organisation as doors } from '../../../shared/ledgers/organisation/contract.ts'
import type { Organisation, Post } from '../../../shared/ledgers/organisation/organisation.ts'
import { Deed } from '../../bridge/Deed.tsx'
import { goTo } from '../../bridge/place.ts'
import { today } from '../../parts/values/clock.ts'
import { AppointDialog } from './AppointDialog.tsx'
import { RelieveDialog } from './RelieveDialog.tsx'

type Props = { readonly organisation: Organisation; readonly posts: readonly Post[] }

/** Who holds which post from when until when; those who hold one now stand first. */
export function Posts({ organisation, posts }: Props) {
  const [isAppointing, setAppointing] = useState(false)
  const [relieving, setRelieving] = useState<Post>()
  const sorted = [...posts].sort((a, b) => rank(a) - rank(b) || (a.fromDay < b.fromDay ? 1 : -1))
  return (
    <>
      {!organisation.dissolvedDay && (
        <Deed door={doors.appoint} style={{ marginBottom: 8 }} onClick={() => setAppointing(true)}>
          任职
        </Deed>
      )}
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={sorted}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有登记任职" /> }}
        columns={[
          { title: '职务', key: 'title', render: (_, post) => labelOf(organisationPostCodes, post.title) },
          { title: '姓名', key: 'holder', render: (_, post) => <Holder post={post} /> },
          { title: '从', dataIndex: 'fromDay', width: 110 },
          { title: '到', key: 'to', width: 110, render: (_, post) => post.toDay ?? '至今' },
          {
            title: '',
            key: 'relieve',
            width: 84,
            render: (_, post) =>
              post.toDay === null && (
                <Deed door={doors.relieve} size="small" onClick={() => setRelieving(post)}>
                  免职
                </Deed>
              ),
          },
        ]}
      />
      {isAppointing && <AppointDialog organisation={organisation} onClose={() => setAppointing(false)} />}
      {relieving && <RelieveDialog post={relieving} onClose={() => setRelieving(undefined)} />}
    </>
  )
}

function Holder({ post }: { readonly post: Post }) {
  if (!post.memberId) return post.holderName
  return (
    <button type="button" className="link-button" onClick={() => goTo('members', { id: post.memberId })}>
      {post.holderName}
    </button>
  )
}

const rank = (post: Post): number => (post.toDay === null || post.toDay >= today() ? 0 : 1)
