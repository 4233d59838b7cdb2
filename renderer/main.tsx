import { z } from 'zod'
// Subtle: before all else, so that the styles of a part come after those of every page.
import './app/tokens.css'
import './app/style.css'
import './app/page.css'

// Subtle: a dynamic import, so that no schema is made before this line: the CSP allows no eval.
z.config({ jitless: true })
void import('./app/start.tsx').then(({ start }) => start(document.getElementById('root')!))
