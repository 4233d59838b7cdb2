import { Button, Flex, Form, Input } from 'antd'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (reason: string) => void
  /** Only one of the answers needs it. */
  readonly isOptional?: boolean
  /** Reasons people usually give; one click writes them. */
  readonly offers?: readonly string[] | undefined
}

/** Asks for a reason of 2 to 200 letters that will stand in the chain. */
export function ReasonInput({ label, value, onChange, isOptional = false, offers = [] }: Props) {
  return (
    <Form.Item label={label} required={!isOptional} style={{ marginBottom: 8 }}>
      <Input.TextArea
        aria-label={label}
        autoSize={{ minRows: 2, maxRows: 4 }}
        maxLength={200}
        value={value}
        placeholder="至少两个字，会写进操作记录"
        onChange={(event) => onChange(event.target.value)}
      />
      <Flex gap={4} wrap style={{ marginTop: 4 }}>
        {offers.map((offer) => (
          <Button key={offer} size="small" onClick={() => onChange(offer)}>
            {offer}
          </Button>
        ))}
      </Flex>
    </Form.Item>
  )
}
