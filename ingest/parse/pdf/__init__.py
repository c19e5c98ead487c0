"""Read PDF files: pages in reading order, without running heads and feet, scans by OCR."""

from ingest.parse.pdf.document import parse_pdf

__all__ = ["parse_pdf"]
