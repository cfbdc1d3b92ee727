import type { SeenRequest } from './made-up-web.ts';

export const filesHost = 'files.example';

/** A page that offers files, makes one itself, and takes some: by an input, by one it never shows, and by a drop. */
const page = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Files</title>
<h1>Files</h1>
<ul>
  <li><a id="program" href="/get/set-up.exe">A program</a></li>
  <li><a id="disguised" href="/get/holiday.jpg?type=application/x-msdownload">A program called a picture</a></li>
  <li><a id="document" href="/get/plan.pdf">A document</a></li>
  <li><a id="archive" href="/get/photos.zip">Many pictures</a></li>
  <li><button id="made">Make a program here</button></li>
</ul>
<input id="shown" type="file"><button id="hidden">Choose a file</button><div id="drop">Drop it here</div>
<script>
  made.onclick = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['MZ'], { type: 'application/octet-stream' }));
    link.download = 'made-here.exe';
    link.click();
  };
  const send = (file) => fetch('/send', { method: 'POST', body: file });
  shown.onchange = () => shown.files[0] && send(shown.files[0]);
  hidden.onclick = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.onchange = () => input.files[0] && send(input.files[0]);
    input.click();
  };
  document.body.ondragover = (event) => event.preventDefault();
  document.body.ondrop = (event) => { event.preventDefault(); send(event.dataTransfer.files[0]); };
  document.title = typeof showSaveFilePicker === 'undefined' ? 'Files' : 'Files past every event';
</script></html>`;

/** What the host of files answers; null for every other host. */
export const madeUpFile = ({
  host,
  path,
  query,
}: SeenRequest): { headers: Record<string, string>; body: Buffer } | null => {
  if (host !== filesHost) return null;
  if (path === '/') return { headers: { 'content-type': 'text/html' }, body: Buffer.from(page) };
  const name = path.split('/').at(-1) ?? '';
  return {
    headers: {
      'content-type': new URLSearchParams(query).get('type') ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}"`,
    },
    body: Buffer.alloc(200_000, 'M'),
  };
};
