import { z } from 'zod'

// Subtle: a dynamic import, so that no schema is made before this line: the CSP allows no eval.
z.config({ jitless: true })
void import('./app/start.tsx').then(({ start }) => start(document.getElementById('root')!))
