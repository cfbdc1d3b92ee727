import type { FileKind } from './policy.ts';

/** What a download says of itself; either may be empty, and neither is to be believed alone. */
export interface NamedFile {
  readonly fileName: string;
  readonly mimeType: string;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const endings: Record<Exclude<FileKind, 'other'>, readonly string[]> = {
  // Also what a double click runs on some system, disk images, browser extensions, and documents with programs in them.
  program:
    words(`app appimage apk appx bat bin chm cmd com cpl crx deb dll dmg docm dotm elf exe gadget hta img inf ins
    iso jar jnlp js jse ksh lnk mjs msc msi msix msp mst pif pkg potm ppam ppsm pptm ps1 psm1 py pyw reg rpm run scf
    scr sct sh shb sldm snap swf sys url vb vbe vbs vhd vhdx ws wsc wsf wsh xlam xlsm xltm xpi xll`),
  archive: words('7z ace arj bz2 cab gz lha lz lzma rar tar taz tbz tgz txz xz z zip zipx zst'),
  document: words(
    'csv doc docx epub gdoc gsheet gslides key md numbers odp ods odt pages pdf ppt pptx pub rtf txt xls xlsx',
  ),
  picture: words('avif bmp gif heic heif ico jpeg jpg png svg tif tiff webp'),
  'sound-or-video': words(
    'aac aif aiff avi flac m4a m4v mid midi mkv mov mp3 mp4 mpeg mpg oga ogg ogv opus wav weba webm wma wmv',
  ),
  'web-page': words('htm html mht mhtml shtml xht xhtml xml'),
};

const kindByEnding: ReadonlyMap<string, FileKind> = new Map(
  Object.entries(endings).flatMap(([kind, all]) => all.map((ending) => [ending, kind as FileKind] as const)),
);

const programTypes =
  /^application\/(?:x-(?:msdownload|msdos-program|msi|dosexec|executable|elf|mach-binary|sh|shellscript|bat|java-archive|chrome-extension|debian-package|rpm|apple-diskimage|ms-shortcut|xpinstall|iso9660-image)|vnd\.(?:android\.package-archive|microsoft\.portable-executable|debian\.binary-package|ms-[a-z]+\.[a-z.]*macroenabled[.\w]*)|java-archive|javascript|hta|octet-stream-exe)$|^text\/(?:javascript|x-(?:sh|python|shellscript|msdos-batch))$/;
const archiveTypes =
  /^application\/(?:zip|gzip|x-(?:zip|zip-compressed|7z-compressed|rar|rar-compressed|tar|gtar|bzip2?|xz|compress))$/;
const documentTypes =
  /^application\/(?:pdf|rtf|msword|epub\+zip|vnd\.(?:ms-|oasis\.|openxmlformats-))|^text\/(?:plain|csv|markdown|rtf)$/;

const kindByType = (mimeType: string): FileKind => {
  const type = mimeType.toLowerCase().split(';')[0]?.trim() ?? '';
  if (programTypes.test(type)) return 'program';
  if (archiveTypes.test(type)) return 'archive';
  if (documentTypes.test(type)) return 'document';
  if (type.startsWith('image/')) return 'picture';
  if (type.startsWith('audio/') || type.startsWith('video/')) return 'sound-or-video';
  return /^(?:text\/html|application\/xhtml\+xml|(?:text|application)\/xml|multipart\/related)$/.test(type)
    ? 'web-page'
    : 'other';
};

/** Marks that make a name read otherwise than it is, and the dots and spaces that Windows drops from its end. */
const disguises = /[\p{Cc}\p{Cf}]/gu;

/** The last ending of a file's name, lower case, without its dot; empty where there is none. */
const endingOf = (fileName: string): string => {
  const name = fileName
    .normalize('NFKC')
    .replaceAll(disguises, '')
    .replace(/[. ]+$/, '');
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot === -1 ? '' : base.slice(dot + 1).toLowerCase();
};

/** A program where either the name or the type says so; else what the name says, and the type where it says nothing. */
export const fileKindOf = ({ fileName, mimeType }: NamedFile): FileKind => {
  const byName = kindByEnding.get(endingOf(fileName)) ?? 'other';
  const byType = kindByType(mimeType);
  if (byType === 'program') return 'program';
  return byName === 'other' ? byType : byName;
};

export const fileKindLabels: Record<FileKind, string> = {
  program: 'Programs and installers',
  archive: 'Packed files (zip and the like)',
  document: 'Documents',
  picture: 'Pictures',
  'sound-or-video': 'Sound and video',
  'web-page': 'Saved web pages',
  other: 'Other files',
};
