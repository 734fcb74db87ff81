import { render } from 'preact'
import '../ui/tokens.css'
import '../ui/base.css'
import './console.css'
import { createApi } from '../ui/api.ts'
import { App } from './app.tsx'
import { takeToken } from './place.ts'

const root = document.getElementById('console')
if (root !== null) render(<App api={createApi()} given={takeToken()} />, root)
