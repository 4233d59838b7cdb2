import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'

/** The bridge: call a door, hear events, name the pages of the menu. Nothing else, ever. */
contextBridge.exposeInMainWorld('taizhang', {
  call: (name: string, input: unknown) => ipcRenderer.invoke('call', name, input),
  showMenu: (pages: unknown) => ipcRenderer.invoke('menu', pages),
  onEvent: (listener: (event: unknown) => void) => {
    const hear = (_: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on('event', hear)
    return () => {
      ipcRenderer.removeListener('event', hear)
    }
  },
})
